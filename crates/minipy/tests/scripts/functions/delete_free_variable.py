# del of a variable of an outer function that is not set is a NameError, of an own one an UnboundLocalError.
def outer(is_set):
    if is_set:
        x = 1
    def inner():
        nonlocal x
        del x
        try:
            x
        except NameError as e:
            print(type(e).__name__)
        try:
            del x
        except NameError as e:
            print(type(e).__name__)
        x = 2
    return inner
outer(True)()
try:
    outer(False)()
except NameError as e:
    print(type(e).__name__)
def own():
    def reads():
        return y
    try:
        del y
    except NameError as e:
        print(type(e).__name__)
    y = 3
    print(reads())
    del y
    try:
        reads()
    except NameError as e:
        print(type(e).__name__)
own()

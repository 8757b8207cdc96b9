def f():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            raise KeyError("two")
        except KeyError:
            print("handled two")
        raise
try:
    f()
except ValueError as e:
    print("again", e)
def g():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i == 0:
                continue
            raise
try:
    g()
except ValueError as e:
    print(e)
def h():
    try:
        raise ValueError("x")
    except ValueError as e:
        err = e
    try:
        e
    except NameError:
        print("e is unset")
    return err
print(repr(h()))
try:
    raise
except RuntimeError:
    print("RuntimeError")
try:
    try:
        raise ValueError("with cause")
    except ValueError as e:
        raise TypeError("t") from e
except TypeError as e:
    print(repr(e.__cause__))
try:
    raise ValueError from None
except ValueError as e:
    print(e.__cause__)

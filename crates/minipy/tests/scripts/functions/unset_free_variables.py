# A variable without a value: UnboundLocalError in the function that owns it, NameError in those inside it.
def name_of(f):
    try:
        return f()
    except NameError as e:
        return type(e).__name__
def owner():
    print(x)
    x = 1
def owner_of_cell():
    print(x)
    x = 1
    return lambda: x
def inner():
    f = lambda: x
    f()
    x = 1
def in_comprehension():
    r = [x + i for i in range(2)]
    x = 1
def in_generator():
    r = list(x for i in range(2))
    x = 1
def unset_again():
    x = 1
    def f():
        return x
    print(f())
    del x
    return f()
def unset_by_except():
    try:
        raise ValueError
    except ValueError as x:
        f = lambda: x
    return f()
def set_by_inner():
    def f():
        nonlocal x
        x = 5
    def g():
        return x
    print(name_of(g))
    f()
    print(g())
    x = 6
    return g()
for f in (owner, owner_of_cell, inner, in_comprehension, in_generator, unset_again, unset_by_except, set_by_inner):
    print(f.__name__, name_of(f))

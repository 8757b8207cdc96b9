# global and nonlocal: across levels, in classes, errors at compile time, deleting, names made by a function.
counter = 0
def bump():
    global counter, fresh
    counter += 1
    fresh = "made by bump"
bump()
bump()
print(counter, fresh)
def outer():
    counter = 100
    def inner():
        global counter
        counter += 1
        return counter
    return inner(), counter
print(outer(), counter)
def levels():
    v = 1
    def a():
        v = 2
        def b():
            nonlocal v
            v = 3
            def c():
                nonlocal v
                v += 1
                return v
            return c()
        return b(), v
    return a(), v
print(levels())
def deleting():
    global fresh
    del fresh
deleting()
try:
    fresh
except NameError:
    print("deleted")
for src in ("def f():\n nonlocal zz\n zz = 1", "nonlocal q", "def f(a):\n global a", "def f(a):\n nonlocal a", "def f():\n x = 1\n global x", "def f():\n print(x)\n global x",
            "x = 1\ndef f():\n nonlocal x", "def f():\n v = 1\n def g():\n  v = 2\n  nonlocal v", "class C:\n nonlocal y", "def f():\n global g, h\n g = h = 1\n return g"):
    try:
        exec(src)
        print("accepted", repr(src))
    except SyntaxError:
        print("SyntaxError", repr(src))
def local_before():
    try:
        counter += 1
    except NameError:
        return "unbound"
    counter = 5
print(local_before(), counter)
def conditional(flag):
    if flag:
        value = "set"
    try:
        return value
    except NameError:
        return "unbound"
print(conditional(True), conditional(False))
def imports():
    global math_module
    import math as math_module
imports()
print(math_module.floor(2.7))
def for_global():
    global index
    for index in range(5):
        pass
    def cls():
        global Made
        class Made:
            x = index
    cls()
for_global()
print(index, Made.x)
def with_global():
    global handle
    class CM:
        def __enter__(self): return "handle"
        def __exit__(self, *a): pass
    with CM() as handle:
        pass
    try:
        raise ValueError
    except ValueError as err:
        pass
    return "err" in globals()
print(with_global(), handle)

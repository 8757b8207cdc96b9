# Closures: one cell shared by several functions, loops, deletion, recursion, cells of parameters and of classes.
def make():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    def reset():
        nonlocal n
        n = 0
    return inc, get, reset
inc, get, reset = make()
inc2, get2, _ = make()
print(inc(), inc(5), get(), get2(), inc2(), get())
reset()
print(get(), get2())
def shadow(n):
    def a():
        n = 1
        def b():
            nonlocal n
            n += 1
            return n
        return b() + n
    return a(), n
print(shadow(100))
def three():
    x = "outer"
    def mid():
        def low():
            nonlocal x
            x += "+low"
            return lambda: x
        return low()
    f = mid()
    x += "+late"
    return f()
print(three())
def param(a, b=2, *c, d=4, **e):
    def show():
        return a, b, c, d, e
    a += 1
    b = c = None
    return show()
print(param(1, 2, 3, d=5, z=6))
def deleted():
    v = 1
    def f():
        return v
    r = [f()]
    del v
    try:
        f()
    except NameError:
        r.append("NameError")
    v = 2
    r.append(f())
    return r
print(deleted())
def early():
    def f():
        return later
    try:
        f()
    except NameError:
        print("free before assignment")
    later = "now"
    return f()
print(early())
def loop_cells():
    out = []
    for i in range(3):
        def f(j=i):
            return i, j
        out.append(f)
    return [f() for f in out]
print(loop_cells())
def fact():
    def f(n):
        return 1 if n < 2 else n * f(n - 1)
    g = f
    f = lambda n: -n
    return g(5)
print(fact())
def comp(n):
    return [(lambda: i * n)() for i in range(3)], {k: (lambda: k + n)() for k in "ab"} if isinstance(n, str) else None
print(comp(2), comp("z")[1])
def except_cell():
    try:
        raise ValueError("kept")
    except ValueError as e:
        f = lambda: str(e)
        r = f()
    try:
        f()
    except NameError:
        return r + " and gone"
print(except_cell())

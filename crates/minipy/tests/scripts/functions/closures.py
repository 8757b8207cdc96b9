def make():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get
inc, get = make()
inc2, get2 = make()
print(inc(), inc(5), get(), inc2(), get2(), get())
def outer(x):
    def mid():
        def inner():
            nonlocal x
            x *= 2
            return x
        return inner
    return mid(), lambda: x
i, g = outer(3)
print(i(), i(), g())
fs = []
for k in range(3):
    def f(k=k):
        return k
    fs.append(f)
print([f() for f in fs])
def late():
    def f():
        return v
    try:
        f()
    except NameError:
        print("NameError")
    v = 1
    return f()
print(late())
def param(a):
    def f():
        return a
    a += 1
    return f
print(param(1)())

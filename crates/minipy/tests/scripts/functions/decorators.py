def twice(f):
    def w(*a, **k):
        return f(*a, **k), f(*a, **k)
    return w
def tag(t):
    def d(f):
        def w(*a):
            return t, f(*a)
        return w
    return d
@twice
def f(x):
    return x + 1
@tag("outer")
@tag("inner")
def g(x):
    return x
print(f(1), g(2))
order = []
def rec(n):
    order.append("eval %s" % n)
    def d(f):
        order.append("apply %s" % n)
        return f
    return d
@rec(1)
@rec(2)
def h():
    pass
print(order)
def cls(c):
    c.added = True
    return c
@cls
class C:
    pass
print(C.added)

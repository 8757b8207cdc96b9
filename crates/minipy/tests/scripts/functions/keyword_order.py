# **kwargs keeps the order of the call; names that are no identifiers; isolation from the caller's dict.
def f(**k):
    return list(k.items())
print(f(z=1, a=2, m=3), f(**{"z": 1, "a": 2}, m=3), f(b=1, **{"c": 2}, a=3), f(**{"x y": 1, "": 2, "class": 3, "é": 4}))
def g(a, *args, b=0, **k):
    k["added"] = True
    return a, args, b, list(k)
d = {"q": 1, "a": 5, "b": 6}
print(g(**d), d)
def h(x, k={}, **kw):
    kw.update(k)
    kw.pop("gone", None)
    return sorted(kw.items())
print(h(1, gone=2, here=3), h(1, {"k": 1}, x2=2), h(x=1, k={"x": 9}))
def outer(*a, **k):
    return inner(*a, **k)
def inner(a, b=2, *rest, flag=False, **more):
    return a, b, rest, flag, sorted(more.items())
print(outer(1), outer(1, 2, 3, flag=True, z=0), outer(a=1, b=5), outer(b=3, a=1, c=4))
def strip(**k):
    return {n: v for n, v in k.items() if v is not None}
print(strip(a=None, b=0, c=""), strip())
def self_named(self=1, cls=2, args=(), kw=None, **kwargs):
    return self, cls, args, kw, kwargs
print(self_named(kw=5, kwargs=6, args=7), self_named(1, 2, 3))
class C:
    def __init__(self, **k):
        for n in k:
            setattr(self, n, k[n])
    def m(this, self=None, **k):
        return self, k
c = C(b=1, a=2)
print(sorted(c.__dict__), c.m(self=3, x=4), c.m(**{"self": 5}))
many = {"k%d" % i: i for i in range(50)}
r = f(**many)
print(len(r), r[0], r[-1], r == list(many.items()), dict(f(**many)) == many)
def swallow(*a, **k):
    return len(a), len(k)
print(swallow(*range(100), **many), swallow(*"ab", *"cd", **{"a": 1}, **{"b": 2}))
def nested(**k):
    def inner():
        k["n"] = k.get("n", 0) + 1
        return k["n"]
    return inner
n1, n2 = nested(n=5), nested()
print(n1(), n1(), n2(), n1())
for bad in (lambda: f(**{1: 2}), lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(a=1, **{"a": 2}), lambda: inner(1, a=2), lambda: f(1), lambda: f(**None), lambda: f(**"ab")):
    try:
        print("no error", bad())
    except TypeError:
        print("TypeError")
print(sorted(f(**{"a" + str(i): i for i in range(3)})), dict(**{"a": 1}, b=2), dict({"a": 1}, a=2))

# Calls through many layers: methods as arguments, starred calls of methods and classes, chained calls, calls in calls.
class C:
    def __init__(self, *a, **k): self.a, self.k = a, k
    def m(self, *a, **k): return self.a + a, dict(self.k, **k)
    def __call__(self, *a): return self.m(*a)[0]
    def self_(self): return self
    @staticmethod
    def s(*a): return a
    @classmethod
    def c(cls, *a): return cls(*a)
    attr = lambda self, x=0: x
args, kw = [1, 2], {"x": 3}
c = C(*args, **kw)
print(c.a, c.k, c.m(*args, **{"y": 4}), c(*"ab"), c.self_().self_()(9), C.s(*args, 3), C.c(*args).a, c.c(5).a)
print(C(*args)(*[3]), C.m(c, 7), C.m(*[c, 8]), c.m.__name__ if hasattr(c.m, "__name__") else "m", getattr(c, "m")(*args), (c.m if 1 else None)(6), [c.m][0](5), {"f": c.m}["f"](4))
print(max(*args), max(*[args], key=lambda v: -v), sorted(*[[3, 1]], **{"reverse": True}), "{}-{}".format(*args), "{x}".format(**kw), "{0}{x}".format(*args, **kw), print(*args, **{"sep": "+"}))
print((lambda f, *a: f(*a))(lambda *a: a, *args), (lambda **k: sorted(k))(**kw, y=1), list(map(lambda *a: a, *[[1, 2], [3, 4]])), list(zip(*[[1, 2], [3, 4]])), dict(**kw, z=1), int(*["ff", 16]), type(*["T", (), {}]).__name__, range(*[1, 3])[-1])
def chain(x):
    return lambda y: lambda z: (x, y, z)
print(chain(1)(2)(3), chain(*[1])(*[2])(*[3]), (chain)(1)(2)(3))
def f(a, b=2, *c, d=4, **e): return a, b, c, d, e
for call in (lambda: f(*args), lambda: f(*args, *args), lambda: f(0, *args), lambda: f(*args, d=0), lambda: f(d=0, *args), lambda: f(*args, **kw), lambda: f(a=0), lambda: f(*(), a=1, **{}), lambda: f(**{"a": 1, "d": 2, "q": 3}), lambda: f(*"xyz", **dict(p=1))):
    print(call())
print(f(f(1), f(2, 3), *f(4)[:2], d=f(5)[0], g=f(*f(6)[:1])))
def evaluate_all(log=[]):
    def t(x):
        log.append(x)
        return x
    f(t(1), *t([2, 3]), d=t(4), **t({"e1": 5}))
    C(t(6)).m(t(7), k=t(8))
    t(C)(t(9)).self_().m(t(10))
    return [x if not isinstance(x, type) else "C" for x in log]
print(evaluate_all())
o = C()
o.f = f
o.g = c.m
o.cls = C
print(o.f(1), o.g(2), o.cls(3).a, o.attr(), o.attr(5), C.attr(o, 6))
bound = [C(i).m for i in range(3)]
print([b(9)[0] for b in bound], bound[0] == bound[1])
def returns_many(): return f, C, c.m, len, [].append
g, K, h, n, app = returns_many()
print(g(1)[0], K(2).a, h(3)[0], n("abc"), app(1), returns_many()[3]([1, 2]), (lambda: returns_many)()()[0](7)[0])
class Deep:
    def __getattr__(self, n): return Deep()
    def __call__(self, *a): return Deep()
    def __getitem__(self, k): return Deep()
    def __add__(self, o): return "end"
print(Deep().a.b(1).c[2](3)[4].d() + 1)
x = [lambda v, i=i: v * i for i in range(4)]
print([fn(10) for fn in x], x[2](3), x[-1](*[2]))
print((yield_ := lambda *a: sum(a))(1, 2, 3), yield_(*range(5)))

# Special attributes holding values that are no functions: classes, builtins, partials, instances, lambdas with defaults.
class CallableObj:
    def __init__(self, tag): self.tag = tag
    def __call__(self, *a): return (self.tag,) + tuple(type(x).__name__ for x in a)
class A:
    __getitem__ = lambda *a: ("getitem",) + a[1:]
    __add__ = lambda *a: ("add",) + a[1:]
    __call__ = lambda *a, **k: ("call",) + a[1:] + tuple(k)
    __iter__ = lambda self: iter([1, 2])
    __len__ = lambda self, n=4: n
    method = CallableObj("method")
    conv = int
    mk = list
    table = {"k": 1}.get
    pr = staticmethod(len)
    up = str.upper
a = A()
print(a[5], a + 1, a(7, k=1), list(a), len(a), a.method(1), A.method(1), a.conv("12"), a.mk("ab"), a.table("k"), a.pr("abc"))
print(A.up("x"), a.conv is int, a.method is A.method, A.__len__(a), A.__getitem__(1))
class B:
    value = property(lambda self: 5)
    bound = [].append
    nested = A
    gen = (i for i in range(3))
    x = y = z = 0
    f = g = lambda self: self.x
    def __init__(self): self.x = 9
b = B()
print(b.value, b.bound(1), b.nested().conv("3"), list(b.gen), b.f(), b.g(), B.f(b), B.z, type(b.nested).__name__)
class Counter:
    n = 0
    def __init__(self): Counter.n += 1; self.id = Counter.n
    made = []
    made.append("body")
print([Counter().id for _ in range(3)], Counter.made, Counter().n)
class Weird:
    def method(self): return "method"
    alias = method
    wrapped = staticmethod(method)
    via_class = classmethod(lambda cls: cls.__name__)
    partial = lambda self, a, b=2, *c, **d: (a, b, c, d)
w = Weird()
print(w.alias(), w.wrapped(w), w.via_class(), w.partial(1), w.partial(1, 3, 4, e=5), Weird.alias is Weird.method or True)
w.method = w.alias
w.alias = None
print(w.method(), w.alias, Weird().alias())
del w.alias
print(w.alias())
class Attr:
    a = 1
    b = a + 1
    c = [a, b]
    d = {"k": c}
    c.append(3)
    e = lambda self: self.c
    a = 100
print(Attr.a, Attr.b, Attr.c, Attr.d, Attr().e() is Attr.c)
class Empty: pass
Empty.f = lambda *a: len(a)
Empty.g = staticmethod(lambda *a: len(a))
Empty.h = classmethod(lambda *a: len(a))
e = Empty()
e.i = lambda *a: len(a)
print(e.f(), e.g(), e.h(), e.i(), Empty.f(), Empty.g(), Empty.h(), e.f(1, 2), (e.f)(3))
for name in ("f", "g", "h", "i"):
    print(name, getattr(e, name)(1), hasattr(Empty, name), end="; ")
print()

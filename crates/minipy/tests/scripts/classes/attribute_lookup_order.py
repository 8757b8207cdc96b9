# Where an attribute comes from: instance, class, bases in order, __getattr__; methods shadowed; properties in bases.
class A:
    x = "A.x"
    y = "A.y"
    def m(self): return "A.m"
    @property
    def p(self): return "A.p"
    def __getattr__(self, n): return "A hook " + n
class B:
    x = "B.x"
    z = "B.z"
    def m(self): return "B.m"
    def n(self): return "B.n"
class C(A, B):
    y = "C.y"
class D(B, A):
    pass
c, d = C(), D()
print(c.x, c.y, c.z, c.m(), c.n(), c.p, c.w, d.x, d.y, d.z, d.m(), d.p, d.w)
c.x, c.m = "own x", lambda: "own m"
print(c.x, c.m(), C.x, C.m(c), d.x)
del c.x
print(c.x, hasattr(c, "anything"), getattr(c, "q", "unused default"))
B.late = "late"
A.late2 = property(lambda self: "late property")
print(c.late, d.late, c.late2, d.late2)
del B.late
print(c.late)
class E(C):
    @property
    def y(self): return "E property over " + super().y
    @property
    def m(self): return lambda: "E.m via property"
    z = None
e = E()
print(e.y, e.m(), e.z, e.n())
class F(E):
    y = "plain over property"
    p = "plain p"
print(F().y, F().p, F().x)
class Plain: pass
p = Plain()
for name in ("x", "__len__", "class_", "p"):
    print(hasattr(p, name), end=" ")
p.__class__.x = 1
Plain.p = property(lambda self: self.__dict__.get("hidden", "nothing"))
print(p.x, p.p)
p.hidden = "now"
print(p.p, sorted(p.__dict__))
class G:
    def __init__(self): self.log = []
    def __getattr__(self, n):
        if n == "log":
            raise AttributeError("log is not there yet")
        self.log.append(n)
        return len(self.log)
g = G()
print(g.a, g.b, g.a, g.log)
try:
    G.__new__(G).a
except AttributeError as x:
    print(x)
print(C.__dict__.get("y"), "x" in C.__dict__, "m" in A.__dict__, [k for k in ("x", "y", "z", "m") if k in B.__dict__])

# property: getter, setter and deleter, decorator chains, property() by arguments, in subclasses, errors inside.
class Temp:
    def __init__(self, c):
        self._c = c
        self.log = []
    @property
    def c(self):
        self.log.append("get")
        return self._c
    @c.setter
    def c(self, v):
        self.log.append(("set", v))
        if v < -273:
            raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self):
        self.log.append("del")
        self._c = None
    @property
    def f(self):
        return self._c * 9 / 5 + 32
    def _get_k(self):
        return self._c + 273
    def _set_k(self, k):
        self.c = k - 273
    k = property(_get_k, _set_k)
t = Temp(10)
t.c += 5
print(t.c, t.f, t.k, t.log)
t.k = 300
print(t.c, t.log[-2:])
try:
    t.c = -300
except ValueError as e:
    print(e, t._c)
del t.c
print(t._c)
for bad in ("t.f = 1", "del t.f", "del t.k", "t.q"):
    try:
        exec(bad)
        print("no error", bad)
    except AttributeError:
        print("AttributeError", bad)
t._c = 1
setattr(t, "c", 20)
print(getattr(t, "c"), hasattr(t, "f"))
class Sub(Temp):
    @property
    def c(self):
        return ("sub", super().c)
s = Sub(3)
print(s.c)
try:
    s.c = 1
except AttributeError:
    print("no setter in subclass")
class Broken:
    @property
    def p(self):
        raise KeyError("inside")
    @property
    def q(self):
        raise AttributeError("inside q")
try:
    Broken().p
except KeyError as e:
    print(repr(e))
print(hasattr(Broken(), "q"), getattr(Broken(), "q", "default"))
Temp.c2 = Temp.c
print(Temp(8).c2)
Temp.f = "plain"
print(t.f)

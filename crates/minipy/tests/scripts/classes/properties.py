class T:
    def __init__(self):
        self._c = 0
    @property
    def c(self):
        return self._c
    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("cold")
        self._c = v
    @c.deleter
    def c(self):
        self._c = None
    @property
    def f(self):
        return self._c * 9 / 5 + 32
    plain = property(lambda self: "plain")
t = T()
t.c = 100
print(t.c, t.f, t.plain)
t.c += 1
print(t.c)
del t.c
print(t.c)
for f in (lambda: setattr(t, "f", 1), lambda: setattr(t, "c", -300), lambda: delattr(t, "f")):
    try:
        f()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__)
class U(T):
    @property
    def c(self):
        return "overridden"
print(U().c)

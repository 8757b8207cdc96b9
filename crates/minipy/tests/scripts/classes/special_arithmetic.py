class V:
    def __init__(self, v):
        self.v = v
    def __repr__(self):
        return "V(%r)" % (self.v,)
    def __add__(self, o):
        return V(self.v + (o.v if isinstance(o, V) else o))
    def __radd__(self, o):
        return V(("r", o, self.v))
    def __sub__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(self.v - o.v)
    def __mul__(self, o):
        return V(self.v * o)
    __rmul__ = __mul__
    def __neg__(self):
        return V(-self.v)
    def __pos__(self):
        return V(("+", self.v))
    def __invert__(self):
        return V(("~", self.v))
    def __abs__(self):
        return V(abs(self.v))
    def __iadd__(self, o):
        self.v += 100
        return self
    def __floordiv__(self, o):
        return "floordiv"
    def __truediv__(self, o):
        return "truediv"
    def __mod__(self, o):
        return "mod"
    def __pow__(self, o):
        return "pow"
    def __lshift__(self, o):
        return "lshift"
    def __and__(self, o):
        return "and"
    def __or__(self, o):
        return "or"
    def __xor__(self, o):
        return "xor"
a, b = V(1), V(2)
print(a + b, a + 5, 5 + a, a - b, a * 3, 3 * a, -a, +a, ~a, abs(V(-3)))
print(a // 1, a / 1, a % 1, a ** 1, a << 1, a & 1, a | 1, a ^ 1)
c = a
a += 1
print(a, c is a)
for f in (lambda: a - 1, lambda: 1 - a, lambda: a >> 1, lambda: a @ 1, lambda: "s" - a):
    try:
        f()
    except TypeError:
        print("TypeError")
print(sum([V(1), V(2)], V(0)))

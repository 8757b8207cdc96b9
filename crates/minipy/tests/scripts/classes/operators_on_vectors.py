# Operators where the operands differ: scalars on either side, sequences, unary chains, in sum and with *= on items.
class Vec:
    def __init__(self, *xs): self.xs = tuple(xs)
    def _zip(self, o, f):
        if isinstance(o, Vec):
            if len(o.xs) != len(self.xs):
                raise ValueError("lengths")
            return Vec(*map(f, self.xs, o.xs))
        if isinstance(o, (int, float)):
            return Vec(*[f(x, o) for x in self.xs])
        if isinstance(o, (list, tuple)):
            return self._zip(Vec(*o), f)
        return NotImplemented
    def __add__(self, o): return self._zip(o, lambda a, b: a + b)
    def __sub__(self, o): return self._zip(o, lambda a, b: a - b)
    def __rsub__(self, o): return self._zip(o, lambda a, b: b - a)
    def __mul__(self, o): return self._zip(o, lambda a, b: a * b)
    def __mod__(self, o): return self._zip(o, lambda a, b: a % b)
    def __rmod__(self, o): return "rmod %r" % (o,)
    def __pow__(self, o): return self._zip(o, lambda a, b: a ** b)
    def __rpow__(self, o): return self._zip(o, lambda a, b: b ** a)
    def __lshift__(self, n): return Vec(*self.xs[n:] + self.xs[:n])
    def __or__(self, o): return Vec(*self.xs + (o.xs if isinstance(o, Vec) else (o,)))
    def __ror__(self, o): return Vec(o, *self.xs)
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.xs, o.xs))
    def __neg__(self): return Vec(*[-x for x in self.xs])
    def __invert__(self): return Vec(*self.xs[::-1])
    def __abs__(self): return sum(x * x for x in self.xs) ** 0.5
    def __eq__(self, o): return isinstance(o, Vec) and self.xs == o.xs
    def __contains__(self, x): return x in self.xs
    def __iadd__(self, o):
        r = self + o
        self.xs = r.xs
        return self
    def __repr__(self): return "<%s>" % " ".join(map(str, self.xs))
    __radd__ = __add__
    __rmul__ = __mul__
a, b = Vec(1, 2, 3), Vec(4, 5, 6)
print(a + b, a + 1, 1 + a, a - [1, 1, 1], (9, 9, 9) - a, 10 - a, a * 2, 2 * a, a * b, a % 2, 10 % a, "s" % () if False else 0, a ** 2, 2 ** a)
print(a << 1, a | b, a | 9, 0 | a, a @ b, -a, ~a, - ~a, abs(Vec(3, 4)), a == Vec(1, 2, 3), a != b, 2 in a, 9 not in a, +1 * a)
print(sum([a, b]), sum([a, b], Vec(100, 100, 100)), a + b * 2 - a, (a + b) * 2, -a + a, a * -1 == -a)
c = a
c += 10
print(a, c is a)
c -= 10
print(a, c, c is a)
l = [Vec(1), Vec(2)]
l[0] += 5
l[1] *= 3
l[0], l[1] = l[1] | 1, l[0] | 2
print(l)
d = {"v": Vec(0, 0)}
for i in range(3):
    d["v"] += (i, 1)
print(d)
for bad in (lambda: a + "s", lambda: "s" + a, lambda: a + Vec(1), lambda: a + None, lambda: None - a, lambda: a / 2, lambda: 2 / a, lambda: a @ 5, lambda: a < b, lambda: a & b, lambda: a >> 1, lambda: +a, lambda: int(a), lambda: a[0], lambda: a()):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__ if type(e).__name__ != "AttributeError" else "TypeError", end=" ")
print()

# Small classes over floats: vectors, rotations, polygons, intervals.
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k) if not isinstance(k, V) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __truediv__(self, k): return V(self.x / k, self.y / k)
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): return iter((self.x, self.y))
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __repr__(self): return "V(%g, %g)" % (self.x, self.y)
    def __matmul__(self, o): return self.x * o.y - self.y * o.x
    def __bool__(self): return self.x != 0 or self.y != 0
    def __round__(self, n=0): return V(round(self.x, n), round(self.y, n))
    def __format__(self, spec): return "<%s, %s>" % (format(self.x, spec), format(self.y, spec))
a, b = V(3, 4), V(-1.5, 2)
print(a + b, a - b, a * 2, 2 * a, a * b, a / 2, -a, abs(a), a == V(3.0, 4.0), a != b, a @ b, bool(V(0, 0.0)), bool(a), list(a), tuple(b), a[0], a[-1], *a, round(V(1.256, 2.344), 1), "{:.2f}".format(b), f"{a:>6.1f}", len({a, V(3, 4), b}))
x, y = a
print(x, y, sum([a, b], V(0, 0)), max([a, b], key=abs), sorted([a, b, V(0, 0)], key=abs))
for f in (lambda: a + 1, lambda: a * "x", lambda: a / 0, lambda: a / V(1, 1), lambda: a[2], lambda: a < b):
    try:
        print(f())
    except (TypeError, ZeroDivisionError, IndexError, AttributeError) as e:
        print(type(e).__name__)
def area(ps):
    return abs(sum(p @ q for p, q in zip(ps, ps[1:] + ps[:1]))) / 2
square = [V(0, 0), V(2, 0), V(2, 2), V(0, 2)]
print(area(square), area([V(0, 0), V(4, 0), V(0, 3)]), area([V(1, 1)]), sum(abs(q - p) for p, q in zip(square, square[1:] + square[:1])))
def inside(p, poly):
    hit = False
    for a, b in zip(poly, poly[1:] + poly[:1]):
        if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
            hit = not hit
    return hit
print([inside(V(x, y), square) for x, y in ((1, 1), (3, 1), (-0.1, 1), (1.999, 0.001))])
class I:
    def __init__(self, lo, hi): self.lo, self.hi = min(lo, hi), max(lo, hi)
    def __add__(self, o): return I(self.lo + o.lo, self.hi + o.hi)
    def __mul__(self, o):
        ps = [p * q for p in (self.lo, self.hi) for q in (o.lo, o.hi)]
        return I(min(ps), max(ps))
    def __contains__(self, x): return self.lo <= x <= self.hi
    def __and__(self, o): return I(max(self.lo, o.lo), min(self.hi, o.hi)) if max(self.lo, o.lo) <= min(self.hi, o.hi) else None
    def __repr__(self): return "[%s..%s]" % (self.lo, self.hi)
i, j = I(-1, 2.5), I(3, 0.5)
print(i, j, i + j, i * j, 0 in i, 3 in i, 2.5 in j, i & j, i & I(9, 10), [k for k in range(-2, 4) if k in i])
def hull(ps):
    ps = sorted(ps, key=lambda p: (p.x, p.y))
    def half(ps):
        out = []
        for p in ps:
            while len(out) > 1 and (out[-1] - out[-2]) @ (p - out[-2]) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]
    return half(ps) + half(ps[::-1])
print(hull([V(0, 0), V(1, 1), V(2, 2), V(2, 0), V(0, 2), V(1, 0.5)]), hull([V(0, 0), V(1, 0)]))

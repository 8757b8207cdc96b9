# Exact fractions as a class over ints: operators, reflection, comparison, hash.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
class Q:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("zero denominator")
        g = gcd(abs(n), abs(d)) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g
    def coerce(f):
        def wrapped(self, other):
            if isinstance(other, int):
                other = Q(other)
            return f(self, other) if isinstance(other, Q) else NotImplemented
        return wrapped
    @coerce
    def __add__(self, o): return Q(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    @coerce
    def __sub__(self, o): return Q(self.n * o.d - o.n * self.d, self.d * o.d)
    @coerce
    def __rsub__(self, o): return o - self
    @coerce
    def __mul__(self, o): return Q(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    @coerce
    def __truediv__(self, o): return Q(self.n * o.d, self.d * o.n)
    @coerce
    def __rtruediv__(self, o): return o / self
    @coerce
    def __eq__(self, o): return self.n == o.n and self.d == o.d
    @coerce
    def __lt__(self, o): return self.n * o.d < o.n * self.d
    @coerce
    def __gt__(self, o): return self.n * o.d > o.n * self.d
    def __neg__(self): return Q(-self.n, self.d)
    def __abs__(self): return Q(abs(self.n), self.d)
    def __bool__(self): return self.n != 0
    def __float__(self): return self.n / self.d
    def __int__(self): return int(self.n / self.d)
    def __hash__(self): return hash((self.n, self.d))
    def __repr__(self): return "%d/%d" % (self.n, self.d) if self.d != 1 else str(self.n)
    def __pow__(self, k): return Q(self.n ** k, self.d ** k) if k >= 0 else Q(self.d ** -k, self.n ** -k)
h, t = Q(1, 2), Q(2, -6)
print(h, t, h + t, h - t, h * t, h / t, 1 + h, 1 - h, 3 * t, 1 / t, h + 1, -t, abs(t), h ** 3, t ** -2, Q(4, 2), Q(0, 5))
print(h == Q(2, 4), h == 1, Q(3) == 3, 3 == Q(3), h != t, t < h, h > t, h < 1, 1 > h, sorted([h, t, Q(1, 3), Q(-2)]), max(h, t), bool(Q(0)), float(h), int(Q(7, 2)), {Q(1, 2): "x"}[h], sum([h, t, Q(1, 6)]))
for f in (lambda: Q(1, 0), lambda: h / 0, lambda: h + "a", lambda: h < "a", lambda: "a" + h, lambda: h + 1.5, lambda: Q(0) ** -1):
    try:
        print(f())
    except (ZeroDivisionError, TypeError) as e:
        print(type(e).__name__)
e = Q(1)
for k in range(20, 0, -1):
    e = 1 + e / k
print(e.n, e.d, float(e))

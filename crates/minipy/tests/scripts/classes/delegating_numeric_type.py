# A complete number type, fixed point, with mixed operands on both sides, ordering, hashing and formatting.
class Fixed:
    SCALE = 1000
    def __init__(self, value, raw=False):
        if isinstance(value, Fixed):
            self.raw = value.raw
        elif raw:
            self.raw = value
        elif isinstance(value, str):
            sign = -1 if value.startswith("-") else 1
            whole, _, part = value.lstrip("+-").partition(".")
            self.raw = sign * (int(whole or 0) * 1000 + int((part + "000")[:3]))
        elif isinstance(value, (int, float)):
            self.raw = int(value * 1000)
        else:
            raise TypeError("cannot make Fixed from " + type(value).__name__)
    def _other(f):
        def op(self, other):
            if not isinstance(other, (Fixed, int, float)):
                return NotImplemented
            return f(self, Fixed(other))
        return op
    __add__ = __radd__ = _other(lambda a, b: Fixed(a.raw + b.raw, True))
    __sub__ = _other(lambda a, b: Fixed(a.raw - b.raw, True))
    __rsub__ = _other(lambda a, b: Fixed(b.raw - a.raw, True))
    __mul__ = __rmul__ = _other(lambda a, b: Fixed(a.raw * b.raw // 1000, True))
    __truediv__ = _other(lambda a, b: Fixed(a.raw * 1000 // b.raw, True))
    __rtruediv__ = _other(lambda a, b: Fixed(b.raw * 1000 // a.raw, True))
    __eq__ = _other(lambda a, b: a.raw == b.raw)
    __lt__ = _other(lambda a, b: a.raw < b.raw)
    __le__ = _other(lambda a, b: a.raw <= b.raw)
    __gt__ = _other(lambda a, b: a.raw > b.raw)
    def __hash__(self):
        return hash(self.raw)
    def __neg__(self):
        return Fixed(-self.raw, True)
    def __abs__(self):
        return Fixed(abs(self.raw), True)
    def __bool__(self):
        return self.raw != 0
    def __repr__(self):
        return "%s%d.%03d" % ("-" if self.raw < 0 else "", abs(self.raw) // 1000, abs(self.raw) % 1000)
a, b = Fixed("1.5"), Fixed("-0.25")
print(a, b, a + b, a - b, a * b, a / b, -a, abs(b), a + 1, 1 + a, 2 - a, 10 / a, a * 0.5, 3 * a)
print(a < b, a > b, a <= 1, 2 >= a, a == 1.5, 1.5 == a, a != b, a == "1.5", Fixed("1.500") in [1, a], bool(Fixed(0)))
print(sum([a, b, 2]), max(a, b, 1), sorted([a, 2, b, Fixed("1.499")]), {a: "x"}[Fixed(1.5)], Fixed(a) is a)
for f in (lambda: a + "1", lambda: [] * a, lambda: a < "x", lambda: Fixed(None), lambda: a / 0, lambda: a // 2, lambda: -"x"):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__)
x = a
x += 1
x *= 2
x -= b
print(x, a, [Fixed(n) for n in ("0.1", "-7", ".5", 3, -2.5)])

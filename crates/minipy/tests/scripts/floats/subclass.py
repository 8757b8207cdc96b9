# A subclass of float behaves as its value.
class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32
    def __repr__(self):
        return "C(%s)" % float(self)
c = Celsius(21.5)
print(c, repr(c), [c], c.fahrenheit(), c + 1, 1 + c, c * 2, c / 2, c // 2, c % 2, -c, abs(-c), c ** 2, type(c + 1).__name__, type(c).__name__, isinstance(c, float))
print(c == 21.5, 21.5 == c, c != 21, c < 22, 22 > c, c in [21.5], {21.5: "k"}[c], {c: "k"}[21.5], hash(c) == hash(21.5), hash(Celsius(3)) == hash(3), sorted([Celsius(2), 1.5, Celsius(0)]), max(c, 30), sum([c, c]))
print(Celsius(), Celsius("1.5") + 0, Celsius(3) + 0, Celsius(True) + 0, int(c), round(c), round(c, 0), bool(Celsius(0)), bool(c), float(c), divmod(c, 4), c.is_integer(), "%.2f" % c, "{:.1f}".format(float(c)), f"{float(c):08.2f}")
c.unit = "degC"
print(c.unit, hasattr(1.5, "unit"))
class Approx(float):
    def __eq__(self, o):
        return abs(float(self) - float(o)) < 0.01
    def __add__(self, o):
        return Approx(float(self) + float(o))
    def __hash__(self):
        return 0
a = Approx(0.1) + 0.2
print(type(a).__name__, a == 0.3, a == 0.4, [a] == [0.3], float(a))
for f in (lambda: Celsius("x"), lambda: Celsius([]), lambda: c + "a", lambda: c < "a", lambda: c[0], lambda: Celsius(1, 2)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

# A subclass of int behaves as its value.
class Meters(int):
    def doubled(self):
        return self * 2
    def __str__(self):
        return "%dm" % int(self)

m = Meters(5)
print(m + 1, 1 + m, m * m, m - 10, -m, m // 2, m % 3, m / 2, m ** 2, m << 2, m & 4)
print(m == 5, 5 == m, m != 5, m < 6, 6 > m, m in [5], [5].index(m), {5: "a"}[m], {m: "b"}[5], hash(m) == hash(5))
print(str(m), "%s" % m, "{}".format(m), m.doubled(), isinstance(m, int), type(m).__name__, type(m + 1).__name__)
print(Meters(), Meters("12") + 0, Meters(3.9) + 0, Meters("ff", 16) + 0, int(Meters(7)), float(Meters(7)), bool(Meters(0)), bool(Meters(1)))
print([10, 20, 30, 40, 50, 60][m], "abcdefgh"[m], "x" * m, list(range(Meters(3))), max(m, 4), sorted([Meters(3), 1, Meters(2)], key=int) == [1, 2, 3])
m.label = "depth"
print(m.label, hasattr(m, "label"), hasattr(5, "label"))
class Flag(int):
    def __bool__(self):
        return False
    def __add__(self, other):
        return Flag(int(self) + int(other) + 100)
    def __eq__(self, other):
        return "eq"
    def __hash__(self):
        return 1
f = Flag(1)
print("yes" if f else "no", int(f + 1), f == 2, type(f + 1).__name__, int(f) + 1)

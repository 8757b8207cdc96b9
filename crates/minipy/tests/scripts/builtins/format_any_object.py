# A format specification applied to objects that are neither numbers nor texts.
class P:
    def __str__(self):
        return "a point"
class F:
    def __format__(self, spec):
        return "<" + spec + ">"
for v in (None, [1, 2], (1,), {"k": 1}, {5}, b"ab", P(), range(3)):
    for spec in ("", "15", ">15", "^15", "*<15", ".4", "s"):
        print("[" + format(v, spec) + "]", end="")
    print()
for spec in ("d", "x", ".2f", "=5", "+", ","):
    for v in (None, [], P()):
        try:
            print(format(v, spec), end=" ")
        except (ValueError, TypeError) as e:
            print(type(e).__name__, end=" ")
    print()
print("{:>8}|{:<8}|{!r:^10}".format(None, [1], "a"), f"{None:6}|{P():>9}|{(1, 2)!s:>8}", "%6s|%-6s|" % (None, [1]), f"{F():spec}", "{:a}{:b}".format(F(), F()), "{0:x}{0:y}".format(F()))

# A format specification is for numbers, texts and classes with __format__; everything else refuses it, but not a conversion.
class P:
    def __str__(self):
        return "a point"
    def __repr__(self):
        return "P()"
class F:
    def __format__(self, spec):
        return "<" + spec + ">"
class T(str):
    pass
class L(list):
    pass
for v in (None, [1, 2], (1,), {"k": 1}, {5}, b"ab", P(), range(3), int, L(), ValueError("x"), T("text"), True, 2, 2.5):
    for spec in ("", "15", ">15", "^15", "*<15", ".4", "s", "d", ".2f", "=5", "+", ",", "nonsense"):
        try:
            print("[" + format(v, spec) + "]", end="")
        except (TypeError, ValueError) as e:
            print(type(e).__name__, end=" ")
    print()
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
attempt(lambda: "{:>8}".format(None))
attempt(lambda: "{:s}".format([1]))
attempt(lambda: f"{P():>9}")
attempt(lambda: f"{(1, 2):{'>9'}}")
attempt(lambda: "{:}|{}|{:>3}".format(None, [], "x"))
attempt(lambda: "{!r:>8}|{!s:<9}|{!r:^10}|".format(None, [1], "a"))
attempt(lambda: f"{P()!s:>9}|{P()!r:9}|{(1, 2)!s:>8}|")
attempt(lambda: "%6s|%-6s|" % (None, [1]))
attempt(lambda: f"{F():spec}" + "{:a}{:b}".format(F(), F()) + "{0:x}{0:y}".format(F()))

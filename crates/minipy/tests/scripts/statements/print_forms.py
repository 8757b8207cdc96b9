# print: separators, ends, nothing, nested prints, objects with side effects, to files, wrong arguments.
print()
print("a", "b", sep="")
print("a", "b", sep=None, end=None)
print(1, 2.5, None, True, "s", b"b", [1, "q"], (1,), {"k": "v"}, {1}, ..., range(3), sep="|")
print(*[1, 2, 3], sep=", ")
print(*[], sep="never")
print("x", end="")
print("y", end="<END>\n")
print("multi", "line", sep="\n", end="\n--\n")
print("", "", "", sep="-")
print(print("inner"))
print([print(i, end=" ") for i in range(3)])
class Loud:
    def __init__(self, n): self.n = n
    def __str__(self):
        print("<str %d>" % self.n, end="")
        return "L%d" % self.n
    def __repr__(self): return "R%d" % self.n
print(Loud(1))
print([Loud(3)], str(Loud(4)), "%s" % Loud(5), f"{Loud(6)}")
class Writer:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = Writer()
print("to", 1, "writer", file=w)
print("again", end="", file=w)
print(file=w)
print("".join(w.parts) == "to 1 writer\nagain\n")
print("keywords in a dict", **{"end": "!\n", "sep": "?"})
options = {"sep": "/"}
print("p", "q", **options)
p = print
p("alias", p is print)
(lambda *a, **k: print(*a, **k))("through", "lambda", sep="_")
print("tab\tquote\"backslash\\", 'single\'', "é€", "\x41")
print("a" "b", "c" + "d", "e" * 3, "%d%%" % 5, "{}{}".format(1, 2))
print(1 if 0 else 2, (3, 4)[1], [x for x in "ab"], {**{"a": 1}}, *"xy", lambda_ := 5)
print(-0.0, 1e10, 1e16, 1.0, 1e-5, 123456789.123, float("inf"), float("nan"), 10 ** 20, -5 // 2)
for bad in (lambda: print(sep=5), lambda: print(end=5), lambda: print("a", foo=1), lambda: print(1, 2, sep=b","), lambda: print(file=5)):
    try:
        bad()
        print("no error")
    except (TypeError, AttributeError) as e:
        print("refused")
class Bad:
    def __str__(self): raise ValueError("in str")
try:
    print(Bad(), "after")
except ValueError as e:
    print(e)
def returns(): return "r"
print(returns(), returns, sep="") if False else print(returns(), end=".\n")
print((1, 2), (1), ((1,)), ())
print([[], [[]], {}, {"": {}}])
print("end")

# Repetition and concatenation with every operand, in place and not.
print("ab" * 3, 3 * "ab", "ab" * 1, "ab" * 0, "ab" * -5, "" * 10, "é日" * 2, True * "x", "x" * False, "a" * 2 * 3, 2 * "a" * 3, "a" + "b" * 2, ("a" + "b") * 2, "-" * 10 + ">", "a" "b" * 2)
def attempt(f):
    try:
        r = f()
        print(r if len(str(r)) < 60 else len(r))
    except (TypeError, OverflowError, MemoryError) as e:
        print(type(e).__name__)

for other in (1, 1.5, None, b"b", ["b"], ("b",), {"b": 1}, object):
    attempt(lambda: "a" + other)
    attempt(lambda: other + "a")
for other in (1.5, None, "b", b"b", [], (), {}):
    attempt(lambda: "a" * other)
    attempt(lambda: other * "a")
for op in ("-", "/", "//", "**", "<<", "&", "|", "@"):
    attempt(lambda: eval("'a' %s 'b'" % op))
    attempt(lambda: eval("'a' %s 2" % op))
attempt(lambda: -"a")
attempt(lambda: +"a")
attempt(lambda: ~"a")
attempt(lambda: not "a")
s = "x"
s += "y"
s *= 3
t = s
s += s
print(s, t, t is s)
for op in ("+= 1", "-= 'x'", "*= 'x'", "*= 1.0", "+= None", "/= 2", "%= 5", "+= b'x'"):
    ns = {"s": "start"}
    try:
        exec("s " + op, ns)
        print(op, ns["s"])
    except TypeError:
        print(op, "TypeError", ns["s"])
class R:
    def __radd__(self, o): return ("radd", o)
    def __rmul__(self, o): return ("rmul", o)
    def __add__(self, o): return ("add", o)
    def __mul__(self, o): return ("mul", o)
    def __rmod__(self, o): return ("rmod", o)
    def __str__(self): return "R"
r = R()
print("a" + r, "a" * r, r + "a", r * "a", 3 * r, [1] + r if False else "", (1,) + r if False else "")
x = "a"
x += r
print(x)
d = {"k": "v"}
l = ["p", "q"]
d["k"] += "w"
d["k"] *= 2
l[0] += l[1]
l[-1] *= 3
print(d, l, "".join(["a"] * 3 + ["b"]), "ab" * 2 == "abab", "a" * 5 in "b" + "a" * 5, len("ab" * 1000), ("ab" * 1000).count("ba"), sum([len("x" * n) for n in range(5)]), ["x" * n for n in range(4)], ("-" * 3).join("abc"), "=" * len("title"))

# str.format: positions, names, attributes, items, conversions, nesting.
class P:
    def __init__(self):
        self.x = 1
        self.d = {"k": [10, 20]}
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"

p = P()
print("{} {} {}".format(1, "a", None), "{0}{1}{0}".format("x", "y"), "{a}{b}{a}".format(a=1, b=2), "{0} {k} {1}".format(1, 2, k=3))
print("{.x} {0.d}".format(p) if False else "{0.x} {0.d[k]} {0.d[k][1]}".format(p), "{a.x}".format(a=p), "{0[0]}{0[1]}".format("ab"), "{0[key]}".format({"key": "v"}), "{[1]}".format([1, 2]))
print("{!r} {!s}".format(p, p), "{0!r:>8}|{0!s:<8}|".format(p), "{a!r}".format(a="q"))
print("{:{}}|{:>{}}|{:{fill}{align}{w}}|".format("a", 5, "b", 6, "c", fill="*", align="^", w=7), "{:{w}.{p}f}".format(2.71828, w=9, p=3), "{0:{1}}{2}".format("x", 3, "y"))
print("{{}} {{{}}} }}{{".format(5), "{}}}".format(1), "{{{0}}}".format("a"), "no fields".format(), "".format(1, 2), "{}".format(()), "{} {}".format(*[1, 2]), "{a}".format(**{"a": 1}))
print("{:>5}{:<5}{:^5}|".format(1, 2, 3), "{:05}{:+}{: }".format(7, 7, 7), "{:x}{:o}{:b}{:c}".format(255, 8, 5, 97), "{:.3}{:5.1}|".format("abcdef", "xyz"))
print("{:,} {:_}".format(1234567, 7654321), "{:e} {:.1f} {:g} {:%}".format(12345.678, 2.25, 1e-10, 0.5), "{:>10}|{:<10}|".format("日本", "é"))
def attempt(f):
    try:
        print(f())
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__)

for t in ("{}{}", "{1}", "{a}", "{0.nope}", "{0[9]}", "{0[a]}", "{", "}", "{0", "{0!", "{0!r", "{!q}", "{:", "{0:d}", "{}{0}", "{0}{}", "{0[}", "{0[0}", "{:>}", "{:5q}", "{ 0 }"):
    attempt(lambda: t.format("s"))

# One argument used by several fields of a template, with each conversion.
class B:
    n = 0
    def __str__(self):
        B.n += 1
        return "s%d" % B.n
    def __repr__(self):
        B.n += 1
        return "r%d" % B.n
b = B()
print("{0} {0} {0}".format(b))
print("{0!r} {0!s} {0!r} {0}".format(b))
print("{x} {x!r} {y} {x}".format(x=b, y=B()))
print("{0} {1} {0!r} {1!r}".format(b, [b]))
print("%(k)s %(k)r %(k)s" % {"k": b})
print("%s %r %s" % (b, b, b), "%s" % b, "%r" % b, "%r" % [b], "%s|%s" % ([b], (b, b)))
print("%(a)5s|%(a)-5r|%(b).1s" % {"a": b, "b": B()})
print(f"{b} {b!r} {b} {[b, b]!s}")
print("{0[0]} {0[1]!r} {0}".format([b, B()]), "{0[k]!r} {0[k]}".format({"k": b}))
class Holder:
    def __init__(self):
        self.inner = b
print("{0.inner} {0.inner!r}".format(Holder()))
print("%s %d %s %.1f" % (b, 3, b, 2.5), "%s and %%" % b, "%s%s" % (b, "plain"), "{:>5}|{!r:<5}|{:^7}".format(str(b), b, str(b)))
nested = {"list": [b, {"deep": (b,)}]}
print("{0} {0[list]} {0[list][0]!r}".format(nested))
print("{} {}".format(b, b), "{!r}{!r}".format(b, b), " ".join(map(str, [b, b])), str([b, b, [b]]), repr((b, {b.n: b})))
print(B.n)
class E:
    def __str__(self):
        raise LookupError("no text")
for f in (lambda: "{0} {1}".format(b, E()), lambda: "%s %s" % (b, E()), lambda: "%(e)s" % {"e": E()}, lambda: f"{b}{E()}", lambda: "{0[0]}".format([E()])):
    try:
        print(f())
    except LookupError as e:
        print("LookupError", e)

# repr and str of nested containers, and of objects that define one of them.
class Both:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
class OnlyStr:
    def __str__(self): return "only str"
class OnlyRepr:
    def __repr__(self): return "<only repr>"
b, s, r = Both(), OnlyStr(), OnlyRepr()
print(str(b), repr(b), [b], (b,), {b: b} if False else {1: b}, {"k": [b, (b, {b.__str__(): b})]}, str([b]), "%s %r" % (b, b), "{} {!r} {!s}".format(b, b, b), f"{b} {b!r} {b!s} {[b]}")
print(str(s), str(r), [r], f"{r}", "{!s:>15}|{!r:>15}|{!s:<12}|".format(r, r, s))
print("{0!r} {0!s} {0} {0!r}".format(b), "{0} {1} {0!r} {1!s}".format(b, r), "{x} {x!r} {x}".format(x=b), "%s %s %r" % (b, b, b), "{0}{0}".format(r))
print(repr(""), repr("'"), repr('"'), repr("'\""), repr("\\"), repr([]), repr(()), repr({}), repr((1,)), repr({1: {2: (3, [4])}}), repr(None), repr(1.0), repr(-0.0), repr(10 ** 20), repr(b""), repr("é"), repr("\n"))
print(str(), str(""), str(None), str(True), str(1.5), str(b"x"), str([1, "a"]), str("é"), str(int), str(range(3)), repr(slice(1, None, 2)), str({1, }), str(frozenset()), str(ValueError("v")), repr(ValueError("v")), repr(KeyError(1)), str(KeyError("k")))
class Sub(list):
    def __repr__(self): return "Sub" + super().__repr__()
class Named(dict): pass
print(Sub([1]), [Sub()], str(Sub([Sub([2])])), Named(a=1), [Named()], repr(Named(b=2)))
class Fails:
    def __repr__(self): raise ZeroDivisionError
class Wrong:
    def __repr__(self): return None
for f in (lambda: repr(Fails()), lambda: str([1, Fails()]), lambda: repr(Wrong()), lambda: str(Wrong()), lambda: "%r" % Fails(), lambda: f"{Fails()}", lambda: {1: Wrong()}.__class__ and str({1: Wrong()})):
    try:
        print(f())
    except (ZeroDivisionError, TypeError) as e:
        print(type(e).__name__)
class Nested:
    def __init__(self, *kids): self.kids = kids
    def __repr__(self): return "N(%s)" % ", ".join(repr(k) for k in self.kids)
print(Nested(Nested(), Nested(1, "a", Nested([Nested()]))))

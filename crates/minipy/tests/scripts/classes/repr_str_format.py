# __repr__, __str__ and __format__: which one print, %, f-strings, containers and exceptions ask; wrong types.
class R:
    def __repr__(self):
        return "<R>"
class S:
    def __str__(self):
        return "S-str"
    def __repr__(self):
        return "S-repr"
class F(S):
    def __format__(self, spec):
        return "F[%s]" % spec
r, s, f = R(), S(), F()
print(r, s, f, [r, s], {"k": s}, (s,))
print(str(r), repr(s), "%s %r" % (s, s), "{} {!r} {!s}".format(s, s, s))
print(f"{s} {s!r} {f} {f:abc} {f!r:>8} {f!s:^9}|")
print("{:x>5}|{:}|{}".format(f, f, f), format(f, "zz"), format(f))
print(str([f]), repr(f), "%s" % f, "%-8s|%8r" % (s, r))
for spec in ("10", ">9", "x<9", "^7", ".2", "5.3"):
    print(spec, "[" + format(str(s), spec) + "]")
class Bad:
    def __repr__(self):
        return 5
class Bad2:
    def __str__(self):
        raise ValueError("str failed")
for x, fs in ((Bad(), (repr, str, lambda v: "%r" % v, lambda v: [v].__repr__() if False else repr([v]))), (Bad2(), (str, lambda v: "%s" % v, lambda v: f"{v}"))):
    for g in fs:
        try:
            g(x)
            print("no error")
        except (TypeError, ValueError) as e:
            print(type(e).__name__)
class E(Exception):
    def __str__(self):
        return "custom text"
try:
    raise E(1, 2)
except E as e:
    print(e, repr(e), "%s" % e, e.args)
class Sub(R):
    def __str__(self):
        return "sub+" + super().__repr__()
print(Sub(), [Sub()], "%r" % Sub())
class D(dict):
    def __repr__(self):
        return "D" + super().__repr__()
print(D(a=1), [D()], str(D(b=D())))
print("{0.x} {0.y[1]} {1[k]}".format(type("O", (), {"x": 1, "y": "ab"})(), {"k": 5.5}))

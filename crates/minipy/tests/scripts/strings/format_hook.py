# __format__ of user classes in format(), str.format and f-strings.
class Temp:
    def __init__(self, deg):
        self.deg = deg
    def __format__(self, spec):
        if spec == "f":
            return "%.1fF" % (self.deg * 9 / 5 + 32)
        if spec.startswith("pad"):
            return str(self.deg).rjust(int(spec[3:]), "~")
        return "%sC%s" % (self.deg, spec)
    def __str__(self):
        return "T%d" % self.deg
    def __repr__(self):
        return "Temp(%d)" % self.deg
t = Temp(20)
print(format(t), format(t, ""), format(t, "f"), "{}".format(t), "{:f}".format(t), "{:pad6}".format(t), f"{t}", f"{t:f}", f"{t:pad{4 + 1}}")
print("{!s}".format(t), "{!r}".format(t), "{!s:>6}|{!r:<10}|".format(t, t), f"{t!s}", f"{t!r:^12}", "%s %r" % (t, t), str(t), [t])
print("{0} {0:f} {0!r} {0!s} {0:pad5}".format(t), "{a:f}{a!r}{a}".format(a=t), "{0.deg:03d} {0.deg}".format(t), "{0[0]:f} {0[1]!r}".format([t, Temp(1)]), "{x[k]:pad4}".format(x={"k": t}))
class Bad:
    def __init__(self, r):
        self.r = r
    def __format__(self, spec):
        if self.r is ValueError:
            raise ValueError("refused " + spec)
        return self.r
for r in (ValueError, 5, None):
    for f in (lambda: format(Bad(r), "x"), lambda: "{:x}".format(Bad(r)), lambda: f"{Bad(r):x}"):
        try:
            print(f())
        except (ValueError, TypeError) as e:
            print(type(e).__name__, end=" ")
print()
class Money(float):
    def __format__(self, spec):
        return "$" + super().__format__(spec or ".2f") if hasattr(float, "__format__") else "$" + format(float(self), spec or ".2f")
print(f"{Money(3)}", f"{Money(1234.5):,.1f}", "{}".format(Money(0.125)), [format(Money(v)) for v in (1, 2.345)])

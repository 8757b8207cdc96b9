# getattr, hasattr, setattr and delattr: names, defaults, inheritance, hooks.
class A:
    shared = "class"
    def method(self):
        return "called"
    @property
    def prop(self):
        return self.value * 2
    @property
    def broken(self):
        raise ValueError("inside")
    @property
    def missing(self):
        return self.nothing

a = A()
a.value = 21
print(getattr(a, "value"), getattr(a, "shared"), getattr(a, "method")(), getattr(a, "prop"), getattr(A, "shared"), getattr(A, "method")(a), getattr(a, "no", "default"), getattr(a, "no", None))
print(hasattr(a, "value"), hasattr(a, "no"), hasattr(a, "method"), hasattr(A, "value"), hasattr(a, "prop"), hasattr(a, "missing"), hasattr(5, "real") or True, hasattr("x", "upper"), hasattr([], "push"), hasattr(None, "x"), hasattr(len, "x"))
setattr(a, "made", 1)
setattr(a, "with space", 2)
setattr(A, "late", 3)
print(a.made, getattr(a, "with space"), a.late, hasattr(a, "with space"))
delattr(a, "made")
delattr(a, "with space")
print(hasattr(a, "made"), hasattr(a, "with space"))
def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: getattr(a, "no"))
attempt(lambda: getattr(a, "broken"))
attempt(lambda: getattr(a, "broken", 5))
attempt(lambda: hasattr(a, "broken"))
attempt(lambda: getattr(a, "missing"))
attempt(lambda: getattr(a, "missing", "fallback"))
attempt(lambda: getattr(a, 5))
attempt(lambda: hasattr(a, None))
attempt(lambda: setattr(a, 5, 1))
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: setattr([], "x", 1))
attempt(lambda: setattr(a, "prop", 1))
attempt(lambda: setattr("s", "upper", 1))
attempt(lambda: delattr(a, "no"))
attempt(lambda: delattr(a, "shared"))
attempt(lambda: delattr(5, "x"))
attempt(lambda: getattr(None, "x"))
attempt(lambda: [getattr(a, n, "?") for n in ("value", "zz", "shared")])

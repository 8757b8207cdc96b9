# args, str and repr of exceptions: no argument, one, several, tuples, nested, subclasses with their own.
for args in ((), ("text",), (5,), (None,), ("a", "b"), ((1, 2),), ([],), ("",), (b"x",), (1.5, "x"), ("quote's",)):
    for cls in (ValueError, Exception, RuntimeError):
        e = cls(*args)
        print(cls.__name__, repr(str(e)), repr(e), e.args)
e = KeyError("k")
print(repr(e), e.args, repr(KeyError(5)), repr(KeyError()), KeyError("a", "b").args)
e = OSError(2)
print(e.args, repr(e))
e = OSError(13, "text")
print(e.args, e.errno, isinstance(e, OSError))
e = OSError("message only")
print(e.args, str(e))
e = StopIteration("v")
print(e.value, e.args, StopIteration().value, StopIteration(1, 2).value, repr(e))
e = SystemExit(3)
print(e.code, e.args, SystemExit().code)
class Own(Exception):
    pass
class Code(Exception):
    def __init__(self, code, text="none"):
        self.code, self.text = code, text
class Super(Exception):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code
class Str(Exception):
    def __str__(self):
        return "str of " + repr(self.args)
class Repr(ValueError):
    def __repr__(self):
        return "<Repr %s>" % (self.args,)
for e in (Own(), Own("x"), Own(1, 2), Code(5), Code(5, text="t"), Super(7), Str("a"), Repr("b"), Repr()):
    print(type(e).__name__, repr(str(e)), repr(e), e.args)
print([Own("in a list")], {"k": Own(1)}, "%s|%r" % (Own("p"), Own("p")), "{} {!r}".format(Own("f"), Own("f")), f"{Own('g')} {Own('g')!r}")
e = Own("a")
e.args = ("b", "c")
print(e, repr(e))
e.extra = [1]
print(e.extra, e.__class__.__name__, isinstance(e, Own), e == Own("b", "c"), e == e, {e: 1}[e])
try:
    raise Own("raised", 2)
except Own as x:
    print(x.args, x.args[0], len(x.args))
    a, b = x.args
    print(a, b)
try:
    Code()
except TypeError:
    print("TypeError")
print(ValueError("x") == ValueError("x"), str(Exception(Exception("inner"))), repr(Exception(Exception("inner"))))

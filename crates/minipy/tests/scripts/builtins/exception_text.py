# str, repr and args of exceptions that the builtins raise.
def attempt(f):
    try:
        f()
        print("nothing raised")
    except Exception as e:
        print(type(e).__name__, isinstance(e, LookupError), isinstance(e, ArithmeticError), isinstance(e, ValueError), len(e.args))

attempt(lambda: [][0])
attempt(lambda: {}["k"])
attempt(lambda: int("x"))
attempt(lambda: 1 / 0)
attempt(lambda: None.x)
attempt(lambda: unknown_name)
attempt(lambda: "a" + 1)
attempt(lambda: next(iter([])))
attempt(lambda: float("inf").__class__(10 ** 400))
attempt(lambda: [].remove(1))
attempt(lambda: set().pop())
attempt(lambda: ().index(1))
attempt(lambda: chr(-1))
for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), KeyError(1, 2), IndexError("i"), TypeError(None), Exception([1]), OSError(99), StopIteration(5), RuntimeError("é"), AssertionError(), ZeroDivisionError("z")):
    print(type(e).__name__, "|", str(e) if not isinstance(e, OSError) else "", "|", repr(e) if not isinstance(e, OSError) else "", "|", e.args)
try:
    {}[("a", 1)]
except KeyError as e:
    print(e, e.args, e.args[0] == ("a", 1))
try:
    {"x": 1}.pop("y")
except KeyError as e:
    print(e, repr(e), str(e) == "'y'")
try:
    {1, 2}.remove(3)
except KeyError as e:
    print(e.args)
class Mine(ValueError):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code
try:
    raise Mine(7)
except ValueError as e:
    print(e, e.code, repr(e), e.args, type(e).__name__, isinstance(e, Mine))
print(StopIteration(3).value, StopIteration().value, OSError(5).args, OSError(5, "x").errno, issubclass(KeyError, LookupError))

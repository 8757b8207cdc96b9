# abs, round, pow, divmod and sum on mixtures, and their reflected hooks.
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(5, -1), round(-5, -1), round(4, -5), round(99999, -5), round(10 ** 20 + 5, -1), round(1234.5, -2), round(-0.0, -1))
print(pow(2, 3), pow(2, -1), pow(2.0, 3), pow(-8, 1), pow(0, 0), pow(True, 5), pow(10, 20), pow(3, 4, 5), pow(-3, 3, 5), pow(3, 3, -5), pow(7, 2, 1), pow(2, 0, 1), pow(5, 1, None))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(0, 5), divmod(10 ** 20, 7), divmod(True, 2))
class N:
    def __init__(self, v): self.v = v
    def __pow__(self, o, m=None): return ("pow", self.v, o)
    def __rpow__(self, o): return ("rpow", o, self.v)
    def __divmod__(self, o): return ("divmod", self.v, o)
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return ("abs", self.v)
    def __float__(self): return 1.25
    def __int__(self): return 7
print(pow(N(1), 2), pow(2, N(1)), N(3) ** 2, 2 ** N(3), divmod(N(1), 2), round(N(1)), round(N(1), 3), abs(N(2)), float(N(1)), int(N(1)))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__)

attempt(lambda: round("1"))
attempt(lambda: round([1]))
attempt(lambda: round(1.5, "1"))
attempt(lambda: pow("a", 2))
attempt(lambda: pow(2, [], 3))
attempt(lambda: pow(2, 3, 0))
attempt(lambda: divmod(1, 0))
attempt(lambda: divmod("a", 1))
attempt(lambda: abs("a"))
attempt(lambda: abs([]))
attempt(lambda: sum([1], "a"))
class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __bool__(self): return 2
attempt(lambda: int(Bad()))
attempt(lambda: float(Bad()))
attempt(lambda: bool(Bad()))

# Binary operators: NotImplemented from either side, reflected methods, subclasses first, errors when nobody answers.
log = []
class L:
    def __init__(self, answers):
        self.answers = answers
    def __add__(self, o):
        log.append("L.add")
        return "L+" if self.answers else NotImplemented
    def __sub__(self, o):
        log.append("L.sub")
        return NotImplemented
class R:
    def __radd__(self, o):
        log.append("R.radd")
        return "+R"
    def __rsub__(self, o):
        log.append("R.rsub")
        return NotImplemented
    def __rmul__(self, o):
        return ("rmul", o)
    def __rpow__(self, o):
        return ("rpow", o)
    def __rtruediv__(self, o):
        return ("rtruediv", o)
    def __rfloordiv__(self, o):
        return ("rfloordiv", o)
    def __rmod__(self, o):
        return ("rmod", o)
    def __rlshift__(self, o):
        return ("rlshift", o)
    def __rrshift__(self, o):
        return ("rrshift", o)
    def __rand__(self, o):
        return ("rand", o)
    def __ror__(self, o):
        return ("ror", o)
    def __rxor__(self, o):
        return ("rxor", o)
    def __rmatmul__(self, o):
        return ("rmatmul", o)
print(L(True) + R(), L(False) + R(), log)
del log[:]
for f in (lambda: L(True) - R(), lambda: L(False) + 1, lambda: 1 - R(), lambda: 1 + L(True), lambda: R() + 1, lambda: R() * 2, lambda: L(1) * L(1)):
    try:
        print(f())
    except TypeError:
        print("TypeError", log)
    del log[:]
r = R()
print(1 + r, "s" + r, [1] + r, None + r, 2 * r, "ab" * r, 2 ** r, 5 / r, 5 // r, 5 % r)
print(1 << r, 2 >> r, 3 & r, 4 | r, 5 ^ r, 6.5 * r, (1,) * r, {} | r, {1} - r if hasattr(r, "__rsub_") else "skip", 7 @ r)
x = 10
x *= r
print(x)
x = [1]
x += [2]
x @= r
print(x)
class Num:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        return Num(self.v + (o.v if isinstance(o, Num) else o))
    __radd__ = __add__
print(sum([Num(1), Num(2), 3]).v, (1 + Num(4)).v)

# any, all and sum: short circuits, empties, odd truth values, starts.
log = []
def t(x):
    log.append(x)
    return x
print(any(t(x) for x in [0, "", 3, 4]), log)
log.clear()
print(all(t(x) for x in [1, "a", [], 4]), log)
print(any([]), all([]), any([[]]), all([[]]), any({0: 1}), all({0: 1}), any(""), all(""), any("0"), any(range(2)), all(range(2)), all(range(1, 3)), any(x > 5 for x in range(7)), all(x < 5 for x in range(5)))
class T:
    def __init__(self, v):
        self.v = v
    def __bool__(self):
        return self.v
class L:
    def __len__(self):
        return 0
class Bad:
    def __bool__(self):
        raise ValueError("bool")
print(any([T(False), T(True)]), all([T(True), T(False)]), any([L()]), all([L()]), bool(L()), bool(T(True)))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: any([Bad()]))
attempt(lambda: all([1, Bad()]))
attempt(lambda: any([1, Bad()]))
attempt(lambda: any(5))
attempt(lambda: all(None))
attempt(lambda: any())
attempt(lambda: any([1], [2]))
attempt(lambda: sum([1, 2], 3))
attempt(lambda: sum([[1], [2]], []))
attempt(lambda: sum([(1,), (2,)], ()))
attempt(lambda: sum(["a", "b"]))
attempt(lambda: sum([1, None]))
attempt(lambda: sum("12"))
attempt(lambda: sum(5))
attempt(lambda: sum([], "x"))
attempt(lambda: sum([1], 2, 3))
class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return V(self.x + o.x)
    def __radd__(self, o):
        return V(self.x + o)
print(sum([V(1), V(2), V(3)]).x, sum([V(1)], V(10)).x, sum([0.1] * 3), sum([1, 2.5, True]), sum(range(101)), sum(x for x in (1, 2)), sum({1, 2, 3}), sum({5: 1}))

# What exec leaves behind: functions, classes, loops, closures, errors half way.
ns = {}
exec("""
import sys
def outer(n):
    def inner():
        return n * factor
    return inner
factor = 3
class Point:
    count = 0
    def __init__(self, x):
        self.x = x
        Point.count += 1
    def __repr__(self):
        return 'Point(%r)' % self.x
points = [Point(i) for i in range(3)]
total = 0
for p in points:
    total += p.x
else:
    finished = True
try:
    1 / 0
except ZeroDivisionError as e:
    caught = type(e).__name__
def gen():
    yield from range(factor)
with_default = lambda a, b=factor: (a, b)
""", ns)
print(sorted(k for k in ns if not k.startswith("__")))
print(ns["outer"](5)(), ns["points"], ns["total"], ns["finished"], ns["caught"], list(ns["gen"]()), ns["with_default"](1), ns["Point"].count)
ns["factor"] = 10
print(ns["outer"](5)(), list(ns["gen"]())[-1], ns["with_default"](1), ns["Point"](9), ns["Point"].count)
half = {}
try:
    exec("a = 1\nb = 2\nc = 1 // 0\nd = 4", half)
except ZeroDivisionError:
    print(sorted(k for k in half if len(k) == 1))
try:
    exec("a = 5\nthis is wrong syntax\n", half)
except SyntaxError:
    print(half["a"])
def local_exec():
    v = "local"
    d = {"v": "given"}
    exec("v = v + '!'\nw = 1", d)
    return v, d["v"], d["w"]
print(local_exec())
g = {"n": 0}
for _ in range(3):
    exec("n += 1", g)
print(g["n"], eval("n * 2", g), eval("[n + i for i in range(2)]", g), eval("(lambda k: k + n)(1)", g))
exec("def fact(n):\n    return 1 if n < 2 else n * fact(n - 1)", g)
print(g["fact"](10), eval("fact(5)", g), eval("max(map(fact, range(4)))", g))
code = compile("x = y * 2\nz = [x] * 2", "name", "exec")
for y in (1, "ab", [0]):
    d = {"y": y}
    exec(code, d)
    print(d["x"], d["z"])
print(eval(compile("a + b", "e", "eval"), {"a": 1, "b": 2}), eval("__name__"), eval("sum(v for v in vs)", {"vs": (1, 2, 3)}), eval("f'{q!r:>5}'", {"q": "z"}), eval("1 if t else 2", {"t": []}), eval("not a in b", {"a": 1, "b": [1]}), eval("a[b:]", {"a": "hello", "b": 3}))
exec("global_made = [1]\nglobal_made.append(2)")
print(global_made)
class K:
    exec("inside = 5") if False else None
    v = eval("3 + 4")
print(K.v, [eval(s) for s in ("1", "'a'", "[]", "None", "1 < 2", "-5", "2 ** 10", "(1, 2)", "{}", "lambda: 0")][:9])

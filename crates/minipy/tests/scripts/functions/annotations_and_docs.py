# Annotations are parsed and have no effect on values; docstrings; names of nested things; annotated assignments.
def f(a: int, b: "text" = 2, *args: list, c: None = 3, **kw: dict) -> str:
    "doc of f"
    x: int = a
    y: "not evaluated at all"
    z: list = []
    z.append(x)
    return a, b, args, c, kw, z
print(f("any type"), f(1, 2, 3, c=4, d=5))
n: int = 5
m: str
try:
    m
except NameError:
    print("m is only annotated")
class C:
    a: int = 1
    b: str
    def method(self, other: "C") -> "C":
        return other
print(C.a, hasattr(C, "b"), C().method(3), f.__name__, C.method.__name__, C.__name__)
class D:
    """doc of D"""
    field: list = []
    def __init__(self, v: float = 0.5):
        self.v: float = v
        self.items: list = [v]
    x = lambda self: self.v
print(D().v, D(2).items, D().x(), D.field)
g = lambda a, b=1: a
d: dict = {"k": 1}
d["new"]: int = 5
t: tuple = 1, 2
(p): int = 7
print(d, t, p, g(3))
def outer() -> None:
    def inner(x: int = 3) -> int:
        """inner doc"""
        return x
    inner.__name__
    return inner
print(outer()(), outer().__name__, (lambda: 0).__name__, outer.__name__)
def gen(n: int) -> "iterator":
    i: int = 0
    while i < n:
        yield i
        i += 1
print(list(gen(3)), gen.__name__, gen(1).__name__ if hasattr(gen(1), "__name__") else "gen")
async def co(x: int) -> int:
    return x
c = co(1)
try:
    c.send(None)
except StopIteration as e:
    print(e.value, co.__name__)
def uses_global() -> int:
    global counter
    counter = 10
    return counter
print(uses_global(), counter)
for src in ("x: int", "x: int = 1", "x.y: int = 1", "x[0]: int = 1", "(x): int", "x: int, y: int", "def f(a:): pass", "def f() -> : pass", "x: = 5", "f(): int = 1", "def f(*: int): pass", "lambda x: int: x", "for x: int in y: pass", "[x]: int = 1", "x, y: int = 1"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)

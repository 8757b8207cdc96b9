# After deep recursion, failed unpacking, half-made containers and broken iterators: everything still works.
def deep(n): return 1 + deep(n + 1)
def mutual(n): return other(n)
def other(n): return mutual(n + 1)
class Rec:
    def __getattr__(self, n): return getattr(self, n + "_")
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __getitem__(self, i): return self[i]
    def __add__(self, o): return self + o
r = Rec()
for f in (lambda: deep(0), lambda: mutual(0), lambda: r.x, lambda: repr(r), lambda: r == 1, lambda: len(r), lambda: r(), lambda: r[0], lambda: r + 1, lambda: [r] == [1], lambda: str(r), lambda: "%r" % r):
    try:
        f()
        print("no error")
    except RuntimeError:
        print("stopped", end=" ")
print()
print(sum(range(100)), [x for x in "abc"], {"k": [1]}, (lambda: 5)())
def in_finally(n):
    try:
        return in_finally(n + 1)
    finally:
        count[0] += 1
count = [0]
try:
    in_finally(0)
except RuntimeError:
    print(count[0] > 20)
def gen(n): yield from gen(n + 1)
try:
    next(gen(0))
except RuntimeError:
    print("generator stopped")
def comp(n): return [comp(n + 1) for _ in range(1)]
try:
    comp(0)
except RuntimeError:
    print("comprehension stopped")
def sorts(n): return sorted([1, 2], key=lambda v: sorts(n + 1))
try:
    sorts(0)
except RuntimeError:
    print("sort stopped")
d = {}
try:
    d = {"a": 1, "b": d["missing"]}
except KeyError:
    print(d)
l = [1, 2, 3]
try:
    l[:] = [x if x < 3 else [][0] for x in l]
except IndexError:
    print(l)
class Half:
    def __init__(self, n):
        self.a = n
        if n > 1:
            raise ValueError("half made")
        self.b = n
made = []
for n in range(4):
    try:
        made.append(Half(n))
    except ValueError:
        made.append(None)
print([m and (m.a, m.b) for m in made])
def it():
    yield 1
    yield 2
    raise OSError("broken")
for f in (list, tuple, set, sum, max, sorted, lambda g: dict(zip("abc", g)), lambda g: [*g], lambda g: "".join(map(str, g)), lambda g: [x for x in g], any, lambda g: (lambda *a: a)(*g), lambda g: [].extend(g), lambda g: 9 in g):
    try:
        print(f(it()), end=" ")
    except OSError:
        print("OSError", end=" ")
print()
s = {1}
try:
    s.update([2, [3]])
except TypeError:
    print(1 in s)
try:
    a, b = 1, 2
    a, b = (3,)
except ValueError:
    print(a, b)
x = "start"
for f in (deep, mutual):
    try:
        f(0)
    except RuntimeError as e:
        x = type(e).__name__ in ("RecursionError", "RuntimeError")
print(x, deep is deep)

# Unpacking from every kind of iterable: how many items are taken, errors, stars, side effects of too many.
class Count:
    def __init__(self, n): self.n, self.taken = n, 0
    def __iter__(self): return self
    def __next__(self):
        if self.taken >= self.n: raise StopIteration
        self.taken += 1
        return self.taken
def gen(n, log):
    try:
        for i in range(n):
            log.append(i)
            yield i
    finally:
        log.append("closed")
for src in ([1, 2, 3], (1, 2, 3), "abc", {1: 0, 2: 0, 3: 0}, range(3), b"abc", bytearray(b"xyz"), {"k": 1, "l": 2, "m": 3}.items(), map(str, range(3)), zip("abc", "xyz"), enumerate("abc"), reversed([1, 2, 3]), filter(None, [1, 0, 2, 3]), iter([1, 2, 3]), Count(3), (x for x in "pqr")):
    a, b, c = src
    print(a, b, c, end="; ")
print()
for n in (2, 3, 4):
    c = Count(n)
    try:
        x, y, z = c
        print("ok", c.taken)
    except ValueError:
        print("ValueError", c.taken if n < 3 else "", end=" ")
for n in (0, 1, 2, 5):
    log = []
    try:
        a, *b, c = gen(n, log)
        print(a, b, c, log)
    except ValueError:
        print("ValueError", log)
*a, = Count(3)
*b, c = "z"
d, *e = {5}
(f, *g), *h = [(1, 2, 3), 4]
print(a, b, c, d, e, f, g, h)
[i, [j, *k]], l = ("ab", "cde") if False else ([1, "xyz"], 2)
print(i, j, k, l)
def f4(): return 1, (2, [3, (4,)])
p, (q, [r, (s,)]) = f4()
print(p, q, r, s)
def unpack2(v):
    a, b = v
    return a, b
def star2(v):
    a, *b = v
    return a, b
def nest(v):
    (a, b), c = v
    return a, b, c
for bad in (lambda: unpack2([1]), lambda: unpack2([1, 2, 3]), lambda: unpack2(5), lambda: unpack2(None), lambda: unpack2(""), lambda: unpack2({}), lambda: star2(7), lambda: star2([]), lambda: nest([1, 2]), lambda: nest(["ab", 3])):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, end=" ")
print()
for a, b in {"x": 1, "y": 2}.items(): print(a, b, end=" ")
for (a, b), c in zip([(1, 2), (3, 4)], "pq"): print(a, b, c, end=" ")
for a, *b in ["one", (1, 2, 3), [5]]: print(a, b, end=" ")
for i, (k, v) in enumerate([("a", 1)]): print(i, k, v)
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, v in ["ab", "cd"]}, [x for x, *_ in ["abc", "de"]], [(a, c) for a, (b, c) in [(1, (2, 3))]])
print((lambda a, b: a + b)(*Count(2)), [*Count(2), *"ab", *gen(2, [])], {*Count(2)} == {1, 2}, max(*Count(4)), dict(a=1, **{"b": 2}), print(*gen(2, []), sep="/"))
it = iter(range(10))
a, b = next(it), next(it)
c, d, e = [next(it) for _ in range(3)]
(f,), *rest = [(next(it),)], *it
print(a, b, c, d, e, f, rest)

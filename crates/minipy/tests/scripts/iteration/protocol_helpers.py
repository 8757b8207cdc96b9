# iter with a sentinel is not there in every form; enumerate, zip, map, filter, reversed, sorted over odd iterables.
class Seq:
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
def gen(n):
    for i in range(n):
        yield i
for src in (Seq(3, 1, 2), [3, 1, 2], (3, 1, 2), "312", {3: 0, 1: 0, 2: 0}, b"\x03\x01\x02", range(3, 0, -1), bytearray(b"\x03\x01")):
    print(list(enumerate(src, 1)), list(zip(src, "ab")), sorted(src), max(src), list(map(str, src)), [x for x in src if x], list(filter(None, src)))
for make in (lambda: It(3), lambda: gen(3), lambda: map(abs, [0, 1, 2]), lambda: filter(lambda x: x < 3, range(5)), lambda: zip(range(3)), lambda: enumerate("abc"), lambda: reversed([2, 1, 0]), lambda: iter([0, 1, 2])):
    i = make()
    print(iter(i) is i, next(i), list(i), list(i), next(i, "over"))
for src in (Seq(1, 2, 3), [1, 2], (1, 2), "ab", range(4), b"xy", {"a": 1, "b": 2}):
    print(list(reversed(src)))
for f in (lambda: reversed(It(1)), lambda: reversed({1}), lambda: enumerate(5), lambda: zip(1), lambda: map(abs, 1), lambda: filter(None, 1), lambda: list(map(abs)), lambda: sorted(1), lambda: sum(It(2), "x"), lambda: list(zip([1], 2)), lambda: reversed(5)):
    try:
        f()
        print("no error")
    except TypeError:
        print("TypeError")
print(list(zip()), list(zip("abc", range(2), [5, 6, 7])), list(map(lambda *a: a, "ab", [1, 2, 3], (4, 5))), dict(zip("ab", gen(2))), list(zip(*[(1, 2), (3, 4)])))
it = iter("abcdef")
print(list(zip(it, it)), list(it))
it = It(5)
print([(x, next(it, None)) for x in it])
print(sum(gen(5)), sum([[1], [2]], []), min(gen(3)), max(It(4), default=0), max([], default="d"), min("bca"), max(3, 1, key=lambda v: -v), any(gen(1)), all(gen(0)), sum((0.5, 1)))
print(sorted("bAc", key=str.lower), sorted([(1, "b"), (1, "a")]), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), sorted(gen(4), reverse=True), sorted([3, 1, 2], key=lambda v: (v % 2, v)))
e = enumerate(gen(10), 5)
print(next(e), next(e), [i for i, _ in zip(e, range(2))], next(e))
m = map(lambda x, y: x + y, gen(10), iter([10, 20]))
print(list(m), next(m, "end"))
def infinite():
    n = 0
    while True:
        yield n
        n += 1
print([a for a, b in zip(infinite(), "xyz")], next(filter(lambda v: v * v > 50, infinite())), [next(z) for z in [map(lambda v: v * 2, infinite())] * 3])
l = [1, 2, 3]
i = iter(l)
next(i)
l.append(4)
l.insert(0, 0)
print(list(i), list(i))
f = filter(lambda p: p[0] % 2, enumerate("abcd"))
print(list(f), list(reversed(list(enumerate("ab")))), "".join(reversed("abc")), tuple(reversed((1, 2))), [*reversed(range(0, 10, 3))])
a, b, *c = map(int, "12345")
print(a, b, c, *map(chr, range(97, 100)), 3 in map(abs, [-3]), (1, 0) in zip([1], [0]), set(map(len, ["a", "bb"])) == {1, 2})

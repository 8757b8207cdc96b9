# Iterators used up by one consumer and shared between several.
it = iter(range(6))
print(list(zip(it, it)), list(it), list(zip(it, [1])))
it = iter([1, 2, 3, 4, 5])
for x in it:
    print(x, next(it, "none"), end=" ")
print(list(it))
g = (x * x for x in range(5))
print(4 in g, list(g), 9 in g, sum(g), max(g, default="empty"), list(g), next(g, "done"))
m = map(str, [1, 2, 3])
print("2" in m, list(m), "3" in m, tuple(m))
z = zip("abc", [1, 2, 3])
print(dict(z), dict(z), list(z))
e = enumerate("ab")
print(next(e), list(e), list(e), dict(enumerate("xy")))
f = filter(None, [0, 1, 0, 2])
first = next(f)
print(first, [x for x in f], [x for x in f])
r = reversed([1, 2, 3])
print(2 in r, list(r), list(r))
d = {"a": 1, "b": 2}
k = d.keys()
i = iter(k)
print(next(i), list(i), list(k), list(k), len(k))
def gen():
    yield 1
    yield 2
    return 3
s = gen()
print([next(s, "end") for _ in range(4)], list(s), [*gen()], sum(gen()), sorted(gen(), reverse=True))
shared = iter("abcdef")
pairs = [(a, b) for a in shared for b in [next(shared, None)]]
print(pairs)
words = iter("one two stop three four".split())
print(list(iter(lambda: next(words), "stop")), list(words))
nested = [iter([1, 2]), iter([]), iter([3])]
print([x for it in nested for x in it], [list(it) for it in nested])
class Once:
    def __init__(self, n):
        self.n, self.made = n, 0
    def __iter__(self):
        self.made += 1
        return iter(range(self.n))
o = Once(3)
print(list(o), list(o), 1 in o, max(o), sorted(o), [*o], o.made, list(zip(o, o)), o.made)
a, b, *c = (x for x in "hello")
print(a, b, c, list(map(lambda p, q: p + q, "ab", iter("xyz"))), [p for p in zip(range(2), iter(range(9)))])

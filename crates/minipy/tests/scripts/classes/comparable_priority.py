# Ordering by classes: keys with reversal, stability, heaps and sorted with mixed keys, min and max with ties.
class Rev:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return o.v < self.v
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return "R%s" % self.v
rows = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(rows, key=lambda r: (Rev(r[1]), r[0])), sorted(rows, key=lambda r: (r[1], Rev(r[0]))), sorted([Rev(1), Rev(3), Rev(2)]), max([Rev(1), Rev(3)]), min([Rev(1), Rev(3)]))
class Only:
    def __init__(self, n, tag=""): self.n, self.tag = n, tag
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return "%d%s" % (self.n, self.tag)
items = [Only(2, "a"), Only(1, "b"), Only(2, "c"), Only(1, "d"), Only(0, "e")]
print(sorted(items), sorted(items, reverse=True), min(items), max(items))
l = items[:]
l.sort()
l.sort(key=lambda o: o.tag)
l.sort(key=lambda o: -o.n)
print(l)
from heapq import heappush, heappop, heapify
h = []
for o in items:
    heappush(h, o)
print([heappop(h).n for _ in range(len(h))])
class Ver:
    def __init__(self, s): self.t = tuple(int(x) if x.isdigit() else x for x in s.split("."))
    def __lt__(self, o):
        for a, b in zip(self.t, o.t):
            if a != b:
                return isinstance(a, str) if isinstance(a, str) != isinstance(b, str) else a < b
        return len(self.t) < len(o.t)
    def __repr__(self): return ".".join(map(str, self.t))
print(sorted(map(Ver, ["1.10", "1.9", "1.rc", "1", "1.9.1", "0.99"])))
def cmp_key(f):
    class K:
        def __init__(self, v): self.v = v
        def __lt__(self, o): return f(self.v, o.v) < 0
    return K
print(sorted(["bb", "a", "ccc", "dd"], key=cmp_key(lambda a, b: len(b) - len(a))), sorted([3, 1, 2], key=cmp_key(lambda a, b: a - b)))
class Broken:
    def __lt__(self, o): raise ZeroDivisionError
for f in (sorted, min, max, lambda x: x.sort(), heapify):
    try:
        f([Broken(), Broken()])
        print("no error")
    except ZeroDivisionError:
        print("ZeroDivisionError", end=" ")
print()
for bad in ([1, "a"], [None, 1], [(1, "a"), (1, 2)], [[1], (1,)], [{}, {}]):
    try:
        print(sorted(bad))
    except TypeError:
        print("TypeError", end=" ")
print(sorted([True, 0, 2.5, -1]), sorted([(1,), (), (0, 5)]), sorted(["b", "B", "a"], key=str.lower), sorted({"x": 2, "y": 1}, key={"x": 2, "y": 1}.get), sorted([[2], [1, 9], [1]]))
calls = []
sorted(range(5), key=lambda v: calls.append(v) or -v)
print(calls)

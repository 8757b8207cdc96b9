# collections: deque with and without bound, namedtuple in use, OrderedDict order and equality.
from collections import deque, namedtuple, OrderedDict
d = deque((), 3)
for i in range(5):
    d.append(i)
    print(list(d), len(d), end=" ")
d.appendleft("left")
print(list(d), d[0], d[-1], d.pop(), d.popleft(), list(d), bool(d), bool(deque((), 2)))
d.extend([7, 8, 9])
print(list(d), [x * 2 for x in d], 8 in d, sum(d))
d[0] = "set"
print(list(d), d.popleft())
while d:
    d.pop()
for f in (d.pop, d.popleft, lambda: d[0], lambda: deque((), 2)[5]):
    try:
        f()
        print("no error")
    except IndexError:
        print("IndexError")
q = deque([1, 2, 3], 10)
q.append(4)
print(q.popleft() + q.popleft(), list(q), list(iter(q)), max(q))
Point = namedtuple("Point", ("x", "y"))
p = Point(1, 2)
print(p, p.x, p[1], p == (1, 2), p + (3,), len(p), Point(y=5, x=4), tuple(p), isinstance(p, tuple), {p: "key"}[(1, 2)], hash(p) == hash((1, 2)))
x, y = p
a, *b = Point("q", "r")
print(x, y, a, b, [v for v in p], p < Point(1, 3), sorted([Point(2, 1), Point(1, 9)]), max(p), 2 in p, p.index(2), p.count(1))
for f in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, 2, x=3), lambda: setattr(p, "x", 5), lambda: p.z, lambda: p.__setitem__(0, 1) if hasattr(p, "__setitem__") else setattr(p, "y", 1)):
    try:
        f()
        print("no error")
    except (TypeError, AttributeError):
        print("refused")
Row = namedtuple("Row", "id name score")
rows = [Row(i, n, s) for i, (n, s) in enumerate([("ann", 3.5), ("bob", 1), ("cy", 2)])]
print(sorted(rows, key=lambda r: r.score)[0].name, [r.name for r in rows if r.score > 1.5], "%d %s %s" % rows[1], rows[0])
class P3(namedtuple("P3", ["a", "b", "c"])):
    def total(self):
        return self.a + self.b + self.c
t = P3(1, 2, 3)
print(t.total(), t[:2], P3(*"xyz").total(), isinstance(t, tuple))
o = OrderedDict([("z", 1), ("a", 2)])
o["m"] = 3
o["z"] = 9
print(list(o), list(o.items()), o == {"z": 9, "a": 2, "m": 3}, o.popitem(), list(o.keys()), len(o), "a" in o)
del o["z"]
o["z"] = 0
print(list(o), isinstance(o, dict), OrderedDict(b=1, a=2) == OrderedDict(b=1, a=2), OrderedDict([("b", 1), ("a", 2)]) == OrderedDict([("a", 2), ("b", 1)]), dict(o))

# Named tuples with subclasses and refusals, ordered dicts, bounded deques.
from collections import OrderedDict, deque, namedtuple


def attempt(f):
    try:
        return f()
    except (TypeError, ValueError, AttributeError, IndexError, KeyError) as e:
        return type(e).__name__


Point = namedtuple("Point", ["x", "y"])
p = Point(1, 2)
print(p, p.x, p[1], len(p), p == (1, 2), p + (3,), type(p + ()), list(p), isinstance(p, tuple), hash(p) == hash((1, 2)))
print(Point(x=1, y=2), Point(1, y=2), Point(*[1, 2]), Point(**{"x": 1, "y": 2}), Point._fields, Point.__name__, str(p))
for wrong in (
    lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, x=2), lambda: Point(1, z=2), lambda: p.z, lambda: setattr(p, "x", 3),
    lambda: namedtuple("P", 1), lambda: p._replace(z=1), lambda: p[2], lambda: namedtuple("P"),
):
    print(attempt(wrong))
print(namedtuple("P", "a b")(1, 2), namedtuple("P", ())(), namedtuple("P", ("a",))(1), namedtuple("P", "")())
print(p._replace(x=5), p._asdict() == {"x": 1, "y": 2}, Point._make([3, 4]), p.index(2), p.count(1), p < Point(1, 3))
print("%d %d" % p, "%s" % (p,), p[0:1], 1 in p, max(p), dict([p]))


class Vector(Point):
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


class Loud(Point):
    def __repr__(self):
        return "!" + super().__repr__()


print(Vector(1, 2), Vector(1, 2) + Vector(3, 4), Loud(1, 2), Vector(1, 2) == p, Vector._make("ab"))

d = OrderedDict([("z", 1), ("a", 2)])
d["w"] = 5
d["a"] = 7
print(d, list(d), OrderedDict(), OrderedDict(a=1), OrderedDict({"b": [2]}), d == {"a": 7, "w": 5, "z": 1})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == OrderedDict(a=1, b=2))
copy = d.copy()
copy["n"] = 1
print(copy, type(copy) is OrderedDict, d | {"k": 3}, type(d | {}) is OrderedDict, "n" in d)
d |= {"z": 9}
print(d, d.popitem(), d.popitem(False), d, attempt(OrderedDict().popitem), attempt(lambda: OrderedDict().popitem(last=False)))
d.update(b=3, c=4)
d.move_to_end("a")
print(list(d.items()), list(reversed(d)), OrderedDict.fromkeys("ab", 0), d.pop("b"), d.setdefault("q", 8), {**d})
for n in range(2000):
    d[n] = n
print(sum(d.popitem()[1] for _ in range(2000)), list(d))

q = deque((), 3)
print(len(q), bool(q), attempt(q.pop), attempt(q.popleft), attempt(lambda: q[0]))
for n in range(5):
    q.append(n)
print(list(q), q[0], q[-1], q.popleft(), q.pop(), list(q))
q.appendleft(7)
q.extend("abc")
q[1] = "B"
print(list(q), attempt(lambda: q[3]), attempt(lambda: q[-4]), attempt(lambda: q["x"]), q.maxlen, "B" in q)
print(attempt(lambda: deque((), -1)), attempt(lambda: deque(1, 2)), list(deque([1, 2, 3], 2)), list(deque([1], 0)))

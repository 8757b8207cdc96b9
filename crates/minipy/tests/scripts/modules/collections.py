from collections import namedtuple, OrderedDict, deque
P = namedtuple("P", ("x", "y"))
p = P(1, 2)
print(p, p.x, p[1], p == (1, 2), len(p), P(y=5, x=4), p._asdict() if hasattr(p, "_asdict") else {"x": 1, "y": 2}, isinstance(p, tuple))
x, y = p
print(x, y, P(*[7, 8]), [P(1, 2), P(0, 5)] == sorted([P(1, 2), P(0, 5)], reverse=True))
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: p.z, lambda: setattr(p, "x", 1), lambda: P(1, z=2)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
print(namedtuple("Q", "a b")(1, 2))
o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
print(list(o.items()), o.popitem(), list(o), len(o), o == {"b": 1, "a": 2}, o == OrderedDict([("a", 2), ("b", 1)]))
d = deque((), 5)
for i in range(7):
    d.append(i)
print(list(d), len(d), d.popleft(), d.pop(), list(d), 3 in d, bool(d))
d.appendleft(99)
d.extend([5, 6])
print(list(d), d[0], d[-1])
try:
    deque([], 3).popleft()
except IndexError:
    print("IndexError")

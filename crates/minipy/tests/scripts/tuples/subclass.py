# A subclass of tuple: construction, fields, equality, hash, slices.
class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
    @property
    def y(self):
        return self[1]
    def __add__(self, o):
        return Point(self.x + o[0], self.y + o[1])
    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)
p = Point(1, 2)
print(p, p.x, p.y, p[0], p[-1], len(p), p == (1, 2), (1, 2) == p, p != (1, 3), p < (1, 3), hash(p) == hash((1, 2)), isinstance(p, tuple), type(p).__name__)
print(p + (3, 4), type(p + p).__name__, p[:1], type(p[:]).__name__, list(p), 1 in p, p.index(2), p.count(1), {p: "v"}[(1, 2)], {(1, 2): "w"}[p], sorted([Point(2, 0), Point(1, 5)]), max(p), sum(p), [*p], "%d-%d" % tuple(p), "{}".format(p), dict([p]))
x, y = p
(a, b), c = p, 3
print(x, y, a, b, c, [Point(i, i * i) for i in range(3)], Point(Point(1, 2), ()), bool(p), p * 2)
class Tagged(tuple):
    tag = "class"
t = Tagged([1, 2, 3])
print(t, t.tag, Tagged(), Tagged("ab"), len(t), t + (4,), t[1:], t == (1, 2, 3))
t.tag = "instance"
print(t.tag, Tagged.tag)
for f in (lambda: Point(1), lambda: p.z, lambda: Tagged(5), lambda: Tagged(1, 2), lambda: p[2]):
    try:
        print(f())
    except (TypeError, AttributeError, IndexError) as e:
        print(type(e).__name__)
def store():
    p[0] = 5
try:
    store()
except TypeError:
    print("TypeError")

# Shapes with a class tree: areas, hit tests, transformation matrices, convex hull, polygon clipping.
import math
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k) if not isinstance(k, V) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.y - self.y * o.x
    def __neg__(self): return self * -1
    def __abs__(self): return math.sqrt(self * self)
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): return iter((self.x, self.y))
    def __repr__(self): return "V(%g, %g)" % (self.x, self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __bool__(self): return bool(self.x or self.y)
a, b = V(3, 4), V(1, 2)
print(a + b, a - b, a * 2, 2 * a, a * b, a @ b, -a, abs(a), a == V(3, 4), a != b, {a: 1}[V(3, 4)], list(a), a[1], bool(V(0, 0)), sum([a, b], V(0, 0)))
class Shape:
    def area(self):
        raise NotImplementedError(type(self).__name__)
    def __lt__(self, o):
        return self.area() < o.area()
    def describe(self):
        return "%s %.3f" % (type(self).__name__.lower(), self.area())
class Circle(Shape):
    def __init__(self, c, r): self.c, self.r = c, r
    def area(self): return math.pi * self.r ** 2
    def __contains__(self, p): return abs(p - self.c) <= self.r
class Polygon(Shape):
    def __init__(self, *pts): self.pts = [p if isinstance(p, V) else V(*p) for p in pts]
    def edges(self): return zip(self.pts, self.pts[1:] + self.pts[:1])
    def area(self): return abs(sum(p @ q for p, q in self.edges())) / 2
    def __contains__(self, p):
        inside = False
        for a, b in self.edges():
            if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
                inside = not inside
        return inside
    def map(self, f): return type(self).__call__(*map(f, self.pts)) if False else Polygon(*map(f, self.pts))
class Rect(Polygon):
    def __init__(self, x, y, w, h):
        super().__init__((x, y), (x + w, y), (x + w, y + h), (x, y + h))
shapes = [Circle(V(0, 0), 1), Rect(0, 0, 2, 3), Polygon((0, 0), (4, 0), (0, 3)), Rect(0, 0, 1, 1)]
print([s.describe() for s in sorted(shapes)], max(shapes).describe(), [V(0.5, 0.5) in s for s in shapes], [V(2, 2) in s for s in shapes])
try:
    Shape().area()
except NotImplementedError as e:
    print("NotImplementedError", e)
def matrix(angle=0, dx=0, dy=0, scale=1):
    c, s = round(math.cos(math.radians(angle)), 12) * scale, round(math.sin(math.radians(angle)), 12) * scale
    return lambda p: V(c * p.x - s * p.y + dx, s * p.x + c * p.y + dy)
r = Rect(0, 0, 2, 1).map(matrix(90, dx=5)).map(matrix(scale=2))
print(r.pts, r.area())
def hull(pts):
    pts = sorted(set(pts), key=tuple)
    def half(ps):
        out = []
        for p in ps:
            while len(out) > 1 and (out[-1] - out[-2]) @ (p - out[-2]) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]
    return half(pts) + half(pts[::-1])
print(hull([V(x, y) for x in range(4) for y in range(3)] + [V(1, 5)]))
def clip(poly, low, high):
    def cut(pts, inside, cross):
        out = []
        for a, b in zip(pts, pts[1:] + pts[:1]):
            if inside(a):
                out.append(a)
            if inside(a) != inside(b):
                out.append(cross(a, b))
        return out
    pts = poly.pts
    for i, bound, sign in ((0, low.x, 1), (0, high.x, -1), (1, low.y, 1), (1, high.y, -1)):
        pts = cut(pts, lambda p: sign * (p[i] - bound) >= 0, lambda a, b: a + (b - a) * ((bound - a[i]) / (b[i] - a[i])))
    return Polygon(*pts)
c = clip(Polygon((0, 0), (4, 0), (0, 4)), V(0, 0), V(2, 2))
print(c.pts, c.area())

# classmethod and staticmethod: through class, instance and subclass; alternative constructors; stacked; called by hand.
class Point:
    count = 0
    def __init__(self, x, y):
        self.x, self.y = x, y
        type(self).count += 1
    @classmethod
    def parse(cls, text):
        x, y = text.split(",")
        return cls(int(x), int(y))
    @classmethod
    def origin(cls):
        return cls.parse("0,0")
    @staticmethod
    def distance(a, b):
        return abs(a.x - b.x) + abs(a.y - b.y)
    @classmethod
    def made(cls, *args, **kw):
        return cls.__name__, args, kw
    def __repr__(self):
        return "%s(%d, %d)" % (type(self).__name__, self.x, self.y)
class Point3(Point):
    pass
p, q = Point.parse("3,4"), Point3.parse("1,1")
print(p, q, q.origin(), Point3.origin().origin())
print(Point.count, Point3.count, p.count)
print(Point.distance(p, q), p.distance(p, q), Point3.distance(q, q))
print(Point3.made(1, k=2), q.made(), Point.made(*"ab", **{"z": 1}))
f = Point3.parse
print(f("9,9"), Point3.made is Point3.made, f == Point3.parse)
def raw(cls):
    return cls.__name__
Point.late = classmethod(raw)
Point.plain = staticmethod(raw)
Point.method = raw
print(Point3.late(), q.late(), q.plain(Point3), Point.method(Point))
try:
    q.method()
except AttributeError:
    print("an instance has no __name__")
class Registry:
    items = []
    @classmethod
    def register(cls, target):
        cls.items.append(target.__name__)
        return target
    @staticmethod
    @Point.made
    def unused(): pass
    two = lambda self: 2
@Registry.register
class First:
    pass
@Registry.register
def second():
    return "second"
print(Registry.items, second(), First().__class__ is First, Registry().two())
for bad in (lambda: Point.parse(), lambda: Point.distance(p), lambda: Point.__init__(), lambda: Point.origin(1)):
    try:
        bad()
    except TypeError:
        print("TypeError")

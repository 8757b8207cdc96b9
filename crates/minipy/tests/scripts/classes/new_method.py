# __new__: returning other types, caching, arguments shared with __init__, in subclasses, without __init__.
calls = []
class A:
    def __new__(cls, *args, **kw):
        calls.append(("new", cls.__name__, args, kw))
        return super().__new__(cls)
    def __init__(self, *args, **kw):
        calls.append(("init", args, kw))
        self.args = args
class B(A):
    pass
B(1, k=2)
print(calls)
class Other:
    def __new__(cls, x):
        return x
    def __init__(self, x):
        calls.append("never for another type")
del calls[:]
print(Other(5), Other("s"), Other(None), calls)
class Cached:
    made = {}
    def __new__(cls, key):
        if key in cls.made:
            return cls.made[key]
        self = super().__new__(cls)
        cls.made[key] = self
        self.count = 0
        return self
    def __init__(self, key):
        self.key = key
        self.count += 1
a, b, c = Cached("x"), Cached("y"), Cached("x")
print(a is c, a is b, a.count, b.count)
class Shape:
    def __new__(cls, sides):
        kind = {3: Triangle, 4: Square}.get(sides, Shape)
        return object.__new__(kind)
    def __init__(self, sides):
        self.sides = sides
class Triangle(Shape):
    pass
class Square(Shape):
    pass
print([(type(Shape(n)).__name__, Shape(n).sides) for n in (3, 4, 5)])
class NoInit:
    def __new__(cls, a, b=2):
        self = object.__new__(cls)
        self.sum = a + b
        return self
print(NoInit(1).sum, NoInit(1, b=5).sum)
for bad in (lambda: NoInit(), lambda: NoInit(1, 2, 3), lambda: Cached(), lambda: Shape.__new__()):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError")
empty = A.__new__(A)
print(hasattr(empty, "args"), isinstance(empty, A))
class Fails:
    def __new__(cls):
        raise OSError("no memory for you")
try:
    Fails()
except OSError as e:
    print(e)

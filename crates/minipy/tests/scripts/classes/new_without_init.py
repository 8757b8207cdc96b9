# __new__ with arguments and no __init__, with both, through inheritance, with defaults and keywords.
class Point:
    def __new__(cls, x, y=0, *rest, z=None):
        self = super().__new__(cls)
        self.data = (x, y, rest, z)
        return self
print(Point(1).data, Point(1, 2).data, Point(1, 2, 3, z=4).data, Point(x=5).data)
for bad in (lambda: Point(), lambda: Point(q=1), lambda: Point(1, w=2)):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError", end=" ")
print()
class Sub(Point):
    pass
class WithInit(Point):
    def __init__(self, *a, **k): self.init = a, k
class Fewer(Point):
    def __new__(cls, only): return super().__new__(cls, only, "filled")
class Ignored(Point):
    def __new__(cls, *a): return super().__new__(cls, 0)
    def __init__(self): self.never = True
print(Sub(1, 2).data, type(Sub(1)).__name__, WithInit(1, z=3).data, WithInit(1, z=3).init, Fewer(9).data)
try:
    Ignored(1)
except TypeError:
    print("__init__ gets them too")
print(Ignored().never)
class Plain: pass
class OnlyInit:
    def __init__(self, a): self.a = a
for cls, args in ((Plain, ()), (Plain, (1,)), (OnlyInit, (1,)), (OnlyInit, ()), (object, (1,))):
    try:
        print(cls.__name__, type(cls(*args)).__name__)
    except TypeError:
        print(cls.__name__, "TypeError", args)
class Pool:
    free = []
    def __new__(cls, name):
        self = cls.free.pop() if cls.free else super().__new__(cls)
        self.name = name
        return self
    def release(self): self.free.append(self)
a = Pool("a")
a.release()
b = Pool("b")
print(a is b, b.name, Pool("c") is b)
class Other:
    def __new__(cls, kind): return {"int": 5, "str": "s", "self": object.__new__(cls)}[kind]
    def __init__(self, kind): self.kind = kind
print(Other("int"), Other("str"), Other("self").kind)
class Meta_free:
    instances = []
    def __new__(cls, *a):
        self = super().__new__(cls)
        cls.instances.append(cls.__name__)
        return self
class Child(Meta_free): pass
Child(), Meta_free(1), Child(2, 3)
print(Meta_free.instances)

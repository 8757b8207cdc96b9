# Descriptors: __get__, __set__, __delete__ with what they are given; shadowing by the instance; in a base class.
calls = []
class Data:
    def __init__(self, name):
        self.name = name
    def __get__(self, obj, cls):
        calls.append(("get", self.name, obj is None, cls.__name__))
        if obj is None:
            return self
        return obj.store.get(self.name, "unset")
    def __set__(self, obj, value):
        calls.append(("set", self.name, value))
        obj.store[self.name] = value
    def __delete__(self, obj):
        calls.append(("delete", self.name))
        del obj.store[self.name]
class NonData:
    def __get__(self, obj, cls):
        return "from descriptor"
class Host:
    x = Data("x")
    y = Data("y")
    n = NonData()
    def __init__(self):
        self.store = {}
class Sub(Host):
    pass
h = Sub()
print(h.x, calls)
del calls[:]
h.x = 1
h.y = [2]
h.x += 10
h.y.append(3)
print(h.x, h.y, calls)
del calls[:]
del h.x
print(h.x, calls, h.store)
try:
    del h.x
except KeyError as e:
    print("KeyError", e)
print(h.n)
setattr(h, "y", 5)
print(getattr(h, "y"), hasattr(h, "x"))
delattr(h, "y")
print(h.store)
class Validated:
    def __init__(self, low, high):
        self.low, self.high = low, high
        self.values = {}
    def __get__(self, obj, cls):
        return self.values[id(obj)]
    def __set__(self, obj, value):
        if not self.low <= value <= self.high:
            raise ValueError("%r not in %r..%r" % (value, self.low, self.high))
        self.values[id(obj)] = value
class Pin:
    duty = Validated(0, 1023)
a, b = Pin(), Pin()
a.duty, b.duty = 5, 1023
print(a.duty, b.duty)
for v in (-1, 1024):
    try:
        a.duty = v
    except ValueError as e:
        print(e)
print(a.duty)

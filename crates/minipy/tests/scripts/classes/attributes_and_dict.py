# Class and instance attributes: sharing, shadowing, __dict__, vars-like access, adding to a class later, dir.
class A:
    shared = []
    number = 1
    def __init__(self):
        self.own = "own"
    def method(self):
        return "method of %s" % self.own
a, b = A(), A()
a.shared.append(1)
a.number += 5
print(a.shared is b.shared, b.shared, a.number, b.number, A.number, sorted(a.__dict__), sorted(b.__dict__))
A.number = 50
A.late = lambda self: self.own + " late"
print(a.number, b.number, b.late(), "late" in A.__dict__, "own" in A.__dict__)
del a.number
print(a.number)
try:
    del a.number
except AttributeError:
    print("AttributeError del")
del A.number
for f in (lambda: a.number, lambda: A.number, lambda: A().nothing, lambda: A.own):
    try:
        f()
        print("no error")
    except AttributeError:
        print("AttributeError")
m = a.method
a.own = "changed"
print(m(), A.method(a), A.method(b), m.__self__ is a if hasattr(m, "__self__") else True)
a.method = lambda: "instance function"
print(a.method(), b.method(), type(a).method(a))
print([n for n in dir(a) if not n.startswith("_")], [n for n in dir(A) if not n.startswith("_")])
class Empty:
    pass
e = Empty()
e.__class__.tag = "through instance"
print(Empty.tag, e.__class__ is Empty, type(e) is Empty, Empty.__name__, Empty.__bases__ == (object,))
names = ["n%d" % i for i in range(30)]
for i, n in enumerate(names):
    setattr(e, n, i)
print(sum(getattr(e, n) for n in names), len(e.__dict__), e.n29)
for n in names[::2]:
    delattr(e, n)
print(len(e.__dict__), hasattr(e, "n0"), e.n1)
class Private:
    __secret = 5
    def get(self):
        return self.__class__.__name__
print(Private().get())
try:
    setattr(5, "x", 1)
except AttributeError:
    print("ints have no attributes")
for bad in (lambda: setattr(a, 5, 1), lambda: getattr(a, 5), lambda: hasattr(a, None)):
    try:
        bad()
    except TypeError:
        print("TypeError")

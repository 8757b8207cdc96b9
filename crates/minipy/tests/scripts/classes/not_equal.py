# != asks __ne__ of each side, or else inverts its __eq__; an object is asked about itself, too.
def define(name, eq, ne):
    def note(op, result):
        def method(self, other):
            print(name, op, type(other).__name__, end="; ")
            return result
        return method
    body = {}
    if eq is not None:
        body["__eq__"] = note("eq", eq)
    if ne is not None:
        body["__ne__"] = note("ne", ne)
    body["__hash__"] = lambda self: 1
    return type(name, (), body)
classes = [
    define("Plain", None, None), define("Eq", True, None), define("Ne", None, True), define("Both", False, False),
    define("No", NotImplemented, NotImplemented), define("EqNo", NotImplemented, None), define("Odd", 3, ()),
]
objects = [c() for c in classes]
for a in objects:
    for b in objects:
        print(type(a).__name__, type(b).__name__, a != b, a == b)
    print(a != 5, 5 != a, a != None, "x" != a, [a] != [a], (a,) == (a,))
class Base:
    def __eq__(self, other):
        print("base", end=" ")
        return True
class Derived(Base):
    def __eq__(self, other):
        print("derived", end=" ")
        return False
    def __ne__(self, other):
        print("derived ne", end=" ")
        return "ne"
print(Base() != Derived(), Derived() != Base(), Base() == Derived())
print(hash(Derived.__ne__) is not None, {define("OnlyNe", None, True)(): 1} != {})

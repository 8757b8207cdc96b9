# dir(), globals() and locals(): the names that must be there.
class Base:
    base_attr = 1
    def base_method(self): pass
class Derived(Base):
    def __init__(self): self.own = 2
    def method(self): pass
d = Derived()
names = dir(d)
print([n in names for n in ("own", "method", "base_method", "base_attr", "nothing")], [n in dir(Derived) for n in ("own", "method", "base_method")], [n in dir(Base) for n in ("method", "base_attr")])
print([n in dir([]) for n in ("append", "sort", "nope")], [n in dir("") for n in ("join", "split", "append")], [n in dir({}) for n in ("keys", "items")], all(isinstance(n, str) for n in dir(d)))
import sys
print("path" in dir(sys), "modules" in dir(sys), "nothing" in dir(sys))
g = globals()
print(g["d"] is d, "Derived" in g, g["__name__"], "later" in g)
later = 5
print("later" in g, g["later"], globals() is g)
g["injected"] = "by globals()"
print(injected)
del g["injected"]
try:
    injected
except NameError:
    print("NameError")
def inner():
    g2 = globals()
    return g2 is g, "inner" in g2
print(inner(), "g2" in globals())
def names_here():
    alpha = 1
    return [n for n in ("d", "later") if n in dir()] == [] or True
print(names_here(), "later" in dir(), "zzz" in dir())
try:
    dir(1, 2)
except TypeError:
    print("TypeError")

# Identity: is, id, what is shared and what is new.
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, id(a) == id(b), id(a) == id(c), None is None, True is True, (a is b) is True)
print(id(a) == id(a), id(None) == id(None), [] is [], {} is {}, a[:] is a, list(a) is a, (1, 2) is not [1, 2])
t = (a, a)
print(t[0] is t[1], t[0] is a, [x is a for x in t], {"k": a}["k"] is a, [a][0] is a, (lambda x: x)(a) is a, [a] * 2 == [a, a], ([a] * 2)[1] is a)
def f(x=[]):
    return x
print(f() is f(), f([]) is f(), f is f, f.__class__ is f.__class__)
class C:
    shared = []
    def m(self): pass
x, y = C(), C()
print(x.shared is y.shared, x is y, x == y, x == x, x != y, C.shared is x.shared, x.m == x.m, x.m == y.m, C.m is C.m, type(x) is type(y))
x.shared = x.shared
y.shared += [1]
print(C.shared, x.shared is C.shared, y.shared is C.shared)
d = {}
d["self"] = d
print(d["self"] is d, d["self"]["self"]["self"] is d)
l = []
l.append(l)
print(l[0] is l, l[0][0] is l, len(l))
e = ValueError("e")
try:
    raise e
except ValueError as caught:
    print(caught is e, caught.args is not None)
g = (i for i in range(3))
print(iter(g) is g, iter(a) is iter(a), enumerate(a) is enumerate(a), NotImplemented is NotImplemented, ... is Ellipsis, type(None) is type(None), 5 is not None, not (None is False))
import sys
print(sys is __import__("sys"), sys.modules["sys"] is sys, (s := "x") is s, int is type(1), len is len)

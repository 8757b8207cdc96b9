# type(name, bases, dict): classes made at run time; type(x) and isinstance on them.
def make(name, *bases, **ns):
    return type(name, bases, ns)
P = make("P", x=1, hello=lambda self: "hello from " + type(self).__name__)
Q = make("Q", P, x=2)
q = Q()
print(P.__name__, Q().hello(), P.x, q.x, isinstance(q, P), type(q) is Q, Q.__bases__ == (P,))
def init(self, *a):
    self.a = a
R = type("R", (Q, list), {"__init__": init, "__len__": lambda self: 99})
r = R(1, 2)
print(r.a, len(r), isinstance(r, list), r.hello(), r.x)
ns = {"v": 1}
S = type("S", (), ns)
ns["v"] = 2
S.w = 3
print(S.v, "w" in ns, S().w)
classes = [type("C%d" % i, (), {"n": i}) for i in range(3)]
print([c.__name__ for c in classes], sum(c().n for c in classes), classes[0] == classes[1])
print(type(5) is int, type(type) is type, type(P) is type, type("x")("y"), type([])((1, 2)))
for bad in (lambda: type("X", (), 5), lambda: type("X", 5, {}), lambda: type(), lambda: type("X", ()), lambda: type("X", (5,), {}), lambda: type("X", (int, str), {})):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError")
for sub in (bool, type(None), type(lambda: 0)):
    try:
        type("X", (sub,), {})
        print("no error", sub)
    except TypeError:
        print("TypeError")
print(isinstance(True, int), issubclass(bool, int), isinstance(5, (str, (float, int))), issubclass(Q, (int, P)))
for bad in (lambda: isinstance(1, 5), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(1, [int])):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError")
print(int.__name__, list.__name__, type(len).__name__ in ("function", "builtin_function_or_method"), type(print) == type(len))
print([t.__name__ for t in (type(0.5), type(()), type({}), type({1}), type(b""), type(range(1)), type(iter([])) and bytearray)])

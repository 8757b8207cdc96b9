# type(), __class__ and __name__ of every kind of value.
def function(): pass
def generator(): yield
class K:
    def method(self): pass
k = K()
values = (1, True, 1.5, "s", b"b", bytearray(), [], (), {}, set(), frozenset(), None, ..., NotImplemented, range(1), slice(1), function, generator(), K, k, ValueError(), ValueError, type, object())
for v in values:
    print(type(v).__name__, v.__class__ is type(v) if hasattr(v, "__class__") else "", isinstance(v, type(v)), isinstance(v, object))
print(type(k.method).__name__ in ("method", "bound_method"), type(len).__name__ in ("builtin_function_or_method", "function"), type(lambda: 0) is type(function))
print(int.__name__, K.__name__, function.__name__, KeyError.__name__, type.__name__, (lambda: 0).__name__, K.method.__name__)
T = type("T", (K,), {"x": 1, "hello": lambda self: "hi " + self.name})
t = T()
t.name = "t"
print(T.__name__, t.x, t.hello(), isinstance(t, K), type(t) is T, issubclass(T, K))
E = type("E", (), {})
print(E.__name__, type(E()).__name__, type("Err", (ValueError,), {})("boom").args)
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

attempt(lambda: type())
attempt(lambda: type(1, 2))
attempt(lambda: type("X", (), {}, 5, 6))
attempt(lambda: type(5, (), {}))
attempt(lambda: type("X", (5,), {}))
attempt(lambda: int.nothing if hasattr(int, "nothing") else "none")
attempt(lambda: (1)())
attempt(lambda: None())
attempt(lambda: "s"())
attempt(lambda: K().method(1))
attempt(lambda: K(1))
attempt(lambda: object(1))
print(type(1) == type(2), type(1) != type("1"), type(1) in (int, str), {int: "i", str: "s"}[type("x")], [type(x).__name__ for x in (1, "a", None, [])])

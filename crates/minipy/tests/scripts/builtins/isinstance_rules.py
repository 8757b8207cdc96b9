# isinstance and issubclass with tuples, nesting, bool and wrong arguments.
class A: pass
class B(A): pass
class C: pass
class D(B, C): pass
objs = (A(), B(), C(), D(), 1, True, 1.5, "s", b"b", [], (), {}, set(), None, len, A, range(1), slice(1), ValueError(), KeyError)
types = (A, B, C, D, int, bool, float, str, bytes, list, tuple, dict, set, object, type, Exception, LookupError, BaseException)
for o in objs:
    print("".join("x" if isinstance(o, t) else "." for t in types))
classes = (A, B, C, D, int, bool, object, type, KeyError, StopIteration)
for c in classes:
    print("".join("x" if issubclass(c, t) else "." for t in types))
print(isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(1, ()), issubclass(bool, (str, int)), issubclass(D, (A, C)), issubclass(A, ()), isinstance(D(), (int, C)))
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

attempt(lambda: isinstance(1, 1))
attempt(lambda: isinstance(1, "int"))
attempt(lambda: isinstance(1, [int]))
attempt(lambda: isinstance(1, (int, 5)))
attempt(lambda: isinstance("s", (int, 5)))
attempt(lambda: isinstance(1, None))
attempt(lambda: issubclass(1, int))
attempt(lambda: issubclass(int, 1))
attempt(lambda: issubclass("int", str))
attempt(lambda: issubclass(A(), A))
attempt(lambda: issubclass(A, None))
print(type(1) is int, type(True) is bool, type(A()) is A, type(A) is type, type(type) is type, type(None) is type(None), type(D()) == B, isinstance(D(), type(B())), type(KeyError()).__name__)

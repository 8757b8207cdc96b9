# callable() and what happens when something is called or not callable.
class WithCall:
    def __call__(self, *a, **k):
        return a, k
class Without: pass
class Meth:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    def m(self, x): return x
for v in (len, print, int, str, type, Without, WithCall, WithCall(), lambda: 0, Meth.s, Meth.c, Meth().m, Meth.m, "a".upper, [].append, ValueError, dict.fromkeys, iter):
    print(callable(v), end=" ")
for v in (1, "s", None, [], {}, Without(), ..., (), 1.5, range(3), iter([]), (x for x in [])):
    print(callable(v), end=" ")
print()
w = WithCall()
print(w(), w(1, 2), w(a=1), w(*[1], **{"b": 2}), Meth.s(1), Meth.c(2), Meth().s(3), Meth().c(4), Meth.m(None, 5))
Without.__call__ = lambda self: "added"
print(Without()(), callable(Without()))
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

for v in (1, "s", None, [], {}, ..., 1.5, range(3), iter([])):
    attempt(lambda: v())
i = Meth()
i.__call__ = lambda: "instance"
attempt(lambda: i())
attempt(lambda: [f(2) for f in (abs, str, Meth.s, lambda x: x * x)])
attempt(lambda: (lambda: (lambda: (lambda: "deep")()))()())
table = {"add": lambda a, b: a + b, "max": max, "join": "-".join}
print(table["add"](1, 2), table["max"](3, 4), table["join"](["a", "b"]), (len or max)([1]), [str, int][1]("5"))

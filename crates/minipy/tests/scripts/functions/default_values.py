# Defaults: evaluated once, when, in which scope; mutable ones; those of lambdas, methods and nested functions.
log = []
def note(x):
    log.append(x)
    return x
def f(a=note(1), b=note([])):
    b.append(a)
    return b
print(log, f(), f(2), f(3, []), f())
x = 10
def g(v=x):
    return v
x = 20
print(g(), x)
fs = [lambda i=i: i for i in range(3)]
print([h() for h in fs], [h(9) for h in fs])
fs = [lambda: i for i in range(3)]
print([h() for h in fs])
def outer(n):
    def inner(a=n, *, b=n * 2, c=lambda: n):
        return a, b, c()
    n += 100
    return inner
print(outer(1)(), outer(2)(0), outer(3)(b=1))
class C:
    size = 5
    def m(self, n=size, m=[size]):
        return n, m
C.size = 6
print(C().m(), C().m(m=0))
def order(a=note("a"), *, k=note("k"), b=note("b")):
    pass
print(log)
def counter(state={"n": 0}):
    state["n"] += 1
    return state["n"]
print(counter(), counter(), counter({"n": 10}), counter())
sentinel = object()
def missing(v=sentinel):
    return "missing" if v is sentinel else v
print(missing(), missing(None), missing(sentinel))
try:
    def broken(a=1 // 0):
        pass
except ZeroDivisionError:
    print("at definition", "broken" in globals())
def deflt(a, b=None or "alt", c=(1, 2)[1], d=-1, e=not True, f="%d" % 5):
    return b, c, d, e, f
print(deflt(0))
def recursive(n, acc=()):
    return acc if n == 0 else recursive(n - 1, acc + (n,))
print(recursive(4), recursive(2))

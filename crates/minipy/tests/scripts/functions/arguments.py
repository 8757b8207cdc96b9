def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5), f(1, c=3, x=9, y=8), f(*[1, 2, 3], **{"c": 4, "z": 5}), f(a=1, c=2), f(1, *(), c=0, **{}))
def g(a, /, b, *, c):
    return a, b, c
print(g(1, 2, c=3), g(1, b=2, c=3))
def h(*, k=1):
    return k
print(h(), h(k=2))
for call in (lambda: f(), lambda: f(1), lambda: f(1, c=1, a=2), lambda: g(a=1, b=2, c=3), lambda: g(1, 2, 3), lambda: h(1), lambda: h(z=1), lambda: f(c=1), lambda: f(1, **{"c": 1}, **{"c": 2}), lambda: (lambda: 0)(1), lambda: (lambda x: 0)()):
    try:
        print(call())
    except TypeError:
        print("TypeError")

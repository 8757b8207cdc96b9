# Dicts and keyword arguments: copies, order, collisions, odd keys.
def show(*args, **kw):
    return args, kw
d = {"a": 1, "b": 2}
args, kw = show(**d)
kw["a"] = 99
print(d, kw, show(0, *[1], x=2, **d), show(**{}), show(*(), **{"k": []}), show(**dict(z=1, y=2), w=3))
def f(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, more
print(f(1, c=3), f(1, 5, 6, c=7, e=8), f(**{"a": 1, "c": 2}), f(*[1, 2], **{"c": 3, "z": 4}), f(b=1, a=2, c=3))
for bad in ("f()", "f(1)", "f(1, c=1, a=2)", "f(1, 2, 3)", "f(c=1)", "f(1, c=2, c=3)", "f(**{'a': 1}, **{'a': 2, 'c': 3})", "f(1, **{1: 2})", "show(**None)", "show(*5)", "show(**[1])", "show(x=1, **{'x': 2})", "f(1, 2, c=3, **{'b': 4})"):
    try:
        print(eval(bad))
    except (TypeError, SyntaxError) as e:
        print(bad, type(e).__name__)
def pos(a, b, /, c, *, d):
    return a, b, c, d
print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))
for bad in ("pos(1, 2, 3, 4)", "pos(1, b=2, c=3, d=4)", "pos(1, 2, d=4)"):
    try:
        print(eval(bad))
    except TypeError:
        print(bad, "TypeError")
def default(x, cache={}):
    cache[x] = cache.get(x, 0) + 1
    return cache
default("a")
print(default("a"), default("b"), default("b") is default("c"))
def forward(*a, **k):
    return show(*a, **k)
print(forward(1, x=2), forward(), (lambda **k: sorted(k))(b=1, a=2), (lambda *a, k=5, **o: (a, k, o))(1, 2, z=3))
class K:
    def __init__(self, **fields):
        for name, value in fields.items():
            setattr(self, name, value)
    def replace(self, **changes):
        return K(**{**self.__dict__, **changes}) if hasattr(self, "__dict__") else self
k = K(x=1, y=[2])
m = k.replace(x=5)
print(k.x, m.x, m.y is k.y, sorted(k.__dict__.items()))
options = {"sep": "-", "end": "!\n"}
print(1, 2, 3, **options)
print(*"ab", **{"sep": "+"})
print("{a}{b}".format(**d), "{0}{a}".format("z", **d), dict(**d, c=3), dict(d, a=0), {**d, "a": 5}, [*d], {*d} == {"a", "b"}, max(*["aa", "b"], **{"key": len}))

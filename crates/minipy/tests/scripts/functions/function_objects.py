# Functions as objects: names, equality, keys, in containers, replaced while they run, attributes of natives.
def f():
    """doc"""
    return "f"
g = f
print(f is g, f == g, f != (lambda: 0), f.__name__, g.__name__, {f: 1}[g], f in [g], callable(f))
def f():
    return "second f"
print(f(), g(), f is g, f.__name__ == g.__name__)
def self_replacing():
    global self_replacing
    self_replacing = lambda: "replaced"
    return "first"
print(self_replacing(), self_replacing())
def outer():
    def inner():
        pass
    return inner
a, b = outer(), outer()
print(a is b, a == b, a.__name__, len({a, b, a}))
table = [len, str, int, f, lambda x="d": x]
print([t("12") if i < 3 else t() for i, t in enumerate(table)])
compose = lambda *fs: lambda x: x if not fs else compose(*fs[:-1])(fs[-1](x))
print(compose(str, abs, int)("-5"), compose()(1), compose(len, list, range)(7))
def apply(f, *args, **kw):
    return f(*args, **kw)
print(apply(apply, apply, max, [1, 5]), apply(sorted, [2, 1], reverse=True), apply(int, "ff", 16), apply(dict, a=1))
def chain(*fs):
    def run(v):
        for f in fs:
            v = f(v)
        return v
    return run
print(chain(str.split, len)("a b c"), chain(sorted, reversed, list)([2, 3, 1]), chain(lambda v: v + 1, str, "<{}>".format)(1))
def partial(f, *a, **k):
    return lambda *b, **m: f(*a, *b, **{**k, **m})
print(partial(print, "a", sep="-")("b", "c"), partial(max, key=len)("ab", "c"), partial(partial, int)("7")())
def toggles():
    state = False
    def flip():
        nonlocal state
        state = not state
        return state
    return flip
t = toggles()
print([t() for _ in range(4)], toggles()())
def returns_nothing():
    if False:
        return 5
def early(n):
    if n:
        return
    return n
print(returns_nothing(), early(1), early(0), (lambda: ())(), [returns_nothing() is None])
def multi():
    return 1, *[2, 3], "four"
x, *y = multi()
print(multi(), x, y, multi()[-1], len(multi()))
def docs():
    "only a string"
print(docs(), isinstance(f, type(g)), type(f) is type(lambda: 0), type(len) is type(f), isinstance(f, type))

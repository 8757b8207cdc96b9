def compose(*fs):
    def f(x):
        for g in reversed(fs):
            x = g(x)
        return x
    return f
def partial(f, *a, **k):
    return lambda *b, **l: f(*a, *b, **{**k, **l})
def curry(f, n):
    def c(*a):
        return f(*a) if len(a) >= n else lambda *b: c(*a, *b)
    return c
add = lambda a, b, c=0: a + b + c
print(compose(str, lambda x: x * 2, abs)(-5), partial(add, 1)(2), partial(add, 1, c=10)(2), curry(add, 2)(1)(2), curry(add, 3)(1)(2)(3))
print(list(map(lambda f: f(4), [lambda x: x + 1, lambda x: x * x, str])), (lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
def apply(n, f, x):
    return x if n == 0 else apply(n - 1, f, f(x))
print(apply(10, lambda x: x * 2, 1))

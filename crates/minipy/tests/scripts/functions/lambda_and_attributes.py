f = lambda x, y=2, *a, **k: (x, y, a, k)
print(f(1), f(1, 3, 4, z=5), (lambda: None)(), (lambda *a: sum(a))(1, 2, 3))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
def named():
    pass
print(named.__name__, (lambda: 0).__name__, named() is None, callable(named), callable(5))
print([*map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])], sorted([3, 1, 2], key=lambda x: -x))
cond = lambda n: "neg" if n < 0 else "zero" if n == 0 else "pos"
print(cond(-1), cond(0), cond(1))

# Lambdas: bodies with conditionals, nesting, stars, defaults, immediate calls, in containers and comprehensions.
print((lambda: None)(), (lambda x: x * 2)(4), (lambda *a, **k: (a, k))(1, z=2), (lambda a, *, b=3: a + b)(1, b=5))
print((lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos")(-1), (lambda x: x or "empty")(""), (lambda: (yield))().__class__.__name__)
add = lambda a: lambda b: lambda c: a + b + c
print(add(1)(2)(3), (lambda f, *xs: [f(x) for x in xs])(lambda v: v ** 2, 1, 2, 3))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "neg": lambda a, b=None: -a}
print([ops[k](5, 3) for k in sorted(ops)], ops["neg"](1))
print(sorted("bca", key=lambda c: -ord(c)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda n: n % 2, range(6))))
fs = [(lambda x, n=n: x + n) for n in range(3)]
print([f(10) for f in fs], [(lambda: n)() for n in range(3)], [f() for f in [lambda: n for n in range(3)]])
print((lambda x: [x, [lambda: x][0]()])(5), (lambda: [i for i in range(3)])(), (lambda d: {k: v for k, v in d})([(1, 2)]))
x = "global"
print((lambda: x)(), (lambda x=x: x)(), (lambda x: (lambda: x)())("param"))
def outer():
    x = "local"
    f = lambda: x
    x = "changed"
    return f()
print(outer(), lambda_name if False else (lambda: 0).__name__)
t = lambda: (1, 2), 3
print(len(t), t[0](), (lambda: 1, 2)[1], (lambda a, b: a if a > b else b)(3, 7))
class C:
    double = lambda self, n: n * 2
    total = property(lambda self: 42)
    make = classmethod(lambda cls, *a: cls.__name__ + str(a))
    plain = staticmethod(lambda a: a)
print(C().double(4), C().total, C.make(1), C.plain(2), C().plain(3))
print((lambda *, k: k)(k=1), (lambda a, /, b: (a, b))(1, b=2), (lambda *a: a)(*range(3)), (lambda **k: sorted(k))(**{"b": 1, "a": 2}))
y = (lambda n: (lambda f: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))(6)
print(y, (lambda: (a := 5) + a)(), not (lambda: 0)(), -(lambda: 3)(), (lambda: "x")() * 2)
print(f"{(lambda v: v + 1)(2)}", "%s" % (lambda: "s")(), [*(lambda: "ab")()], (lambda: {**{"a": 1}})())
def default_lambda(key=lambda v: v % 3):
    return sorted(range(6), key=key)
print(default_lambda(), default_lambda(lambda v: -v), default_lambda(key=None))
for bad in ((lambda x: x), (lambda x, y: 0), (lambda *, k: 0)):
    try:
        bad()
    except TypeError:
        print("TypeError")
for src in ("lambda: pass", "lambda x: return x", "lambda (a): a", "lambda x=: 1", "lambda x: x = 1", "(lambda: x) = 1", "lambda"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)

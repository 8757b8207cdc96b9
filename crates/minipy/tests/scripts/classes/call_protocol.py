# __call__: instances as functions, decorators, keys and callbacks; callable(); calling what cannot be called.
class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, x, *rest, scale=1):
        return (self.n + x + sum(rest)) * scale
add = Adder(10)
print(add(1), add(1, 2, 3), add(1, scale=2), add(*[1, 2], **{"scale": 3}))
print(list(map(add, [1, 2])), sorted([3, -20, 5], key=lambda x: -add(x)), max([1, 2], key=Adder(0)))
class Counted:
    def __init__(self, f):
        self.f = f
        self.calls = 0
    def __call__(self, *a, **k):
        self.calls += 1
        return self.f(*a, **k)
@Counted
def square(x):
    return x * x
print([square(i) for i in range(4)], square.calls)
class Shadow:
    def __init__(self):
        self.__call__ = lambda: "from the instance"
try:
    Shadow()()
except TypeError:
    print("not looked up in the instance")
class Chain:
    def __init__(self, *path):
        self.path = path
    def __call__(self, x):
        return Chain(*self.path, x)
    def __getattr__(self, name):
        return Chain(*self.path, "." + name)
print(Chain()(1)(2)(3).path, Chain().a.b(5).c.path)
class Both:
    def __call__(self):
        return "called"
    @classmethod
    def make(cls):
        return cls()()
    def __add__(self, other):
        return self() + other()
print(Both.make(), Both() + Both(), Both()() + "!")
print(callable(add), callable(5), callable(len), callable(Adder), callable(lambda: 0), callable("x"), callable(Chain()))
for bad in (5, "text", None, [], {}, (1,), object(), 1.5, b"x", iter([])):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError", type(bad).__name__ if type(bad).__name__ in ("int", "str") else "")
for f in (lambda: add(), lambda: add(1, factor=2), lambda: add(x=1, *[2])):
    try:
        f()
        print("no error")
    except TypeError:
        print("TypeError")
d = {add: "key"}
print(d[add], [f(2) for f in (add, Adder(0), len.__class__ and abs)])

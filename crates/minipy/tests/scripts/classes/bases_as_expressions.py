# class statements with computed bases, conditional bodies, decorators, nested definitions and loops that make classes.
def pick(n):
    return {0: int, 1: str, 2: list}[n]
class A(pick(2)):
    pass
class B((A, dict)[0]): kind = "b"
class C(object): pass
class D((A,)[0]): pass
print(A([1, 2]), B("ab"), C.__bases__ == (object,), D.__bases__ == (A,), issubclass(B, list))
def mixin(name, **attrs):
    return type(name, (), attrs)
class E(mixin("M1", x=1), mixin("M2", x=2, y=3)):
    pass
print(E.x, E.y, [b.__name__ for b in E.__bases__])
classes = []
for i in range(3):
    class Loop:
        n = i
        def get(self): return self.n, i
    classes.append(Loop)
print([c.n for c in classes], [c().get() for c in classes], classes[0] is classes[1], {c.__name__ for c in classes})
def factory(base, **defaults):
    class Made(base):
        options = dict(base.options, **defaults) if hasattr(base, "options") else defaults
        def show(self): return sorted(self.options.items())
    return Made
X = factory(object, a=1)
Y = factory(X, b=2, a=3)
print(X().show(), Y().show(), issubclass(Y, X), X.options)
flag = True
class Cond:
    if flag:
        def f(self): return "flagged"
    else:
        def f(self): return "not"
    for name in ("red", "green"):
        red = green = name.upper()
    try:
        import no_such_module_at_all as m
    except ImportError:
        m = None
    while True:
        tries = 1
        break
    with_lambda = (lambda v: v + 1)(4)
    total = sum(v for v in range(4))
    a, (b, *c) = 1, (2, 3, 4)
    del name
print(Cond().f(), Cond.red, Cond.green, Cond.m, Cond.tries, Cond.with_lambda, Cond.total, Cond.a, Cond.b, Cond.c, hasattr(Cond, "name"))
class Outer:
    level = 1
    class Inner:
        level = 2
        class Deep(A):
            level = 3
            def up(self): return Outer.level, Outer.Inner.level, self.level
    def make(self): return self.Inner.Deep()
    alias = Inner.Deep
print(Outer().make().up(), Outer.alias().level, Outer.Inner.Deep.__name__)
try:
    class Bad(undefined_base):
        pass
except NameError:
    print("NameError")
try:
    class Fails:
        ok = 1
        1 // 0
except ZeroDivisionError:
    print("ZeroDivisionError", "Fails" in globals())
for bad in (5, "text", None, [], lambda: 0):
    try:
        class Bad(bad):
            pass
        print("no error")
    except TypeError:
        print("TypeError", end=" ")
print()
def twice(cls): return [cls, cls]
@twice
class T: pass
print(len(T), T[0] is T[1])
@lambda c: c.__name__.upper()
class named: pass
print(named)
class Self:
    def clone(self): return Self()
    def kind(self): return __class__.__name__ if False else type(self).__name__
Old = Self
class Self: pass
print(type(Old().clone()) is Self, Old().kind())

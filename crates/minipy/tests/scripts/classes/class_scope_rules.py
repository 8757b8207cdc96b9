# Scopes of class bodies: names of the body are not seen by its functions, but by its decorators, defaults and loops.
x = "global"
class A:
    x = "class"
    y = x
    def f(self):
        return x
    def g(self, d=x):
        return d
    z = [x for _ in range(1)]
    first = [c for c in x]
    lam = lambda self: x
    for i in range(3):
        exec("v%d = i" % i) if False else None
    total = 0
    for i in range(4):
        total += i
    if total > 5:
        big = True
    else:
        small = True
    del i
print(A.y, A().f(), A().g(), A.z, A.first, A().lam(), A.total, A.big, hasattr(A, "small"), hasattr(A, "i"))
def outer():
    x = "enclosing"
    class B:
        y = x
        def f(self):
            return x
    class C:
        x = "own"
        seen = x
        def f(self):
            return x
    return B.y, B().f(), C.seen, C().f()
print(outer())
def deep():
    n = 1
    class D:
        nonlocal n
        n = 2
        m = n
    class E:
        global made
        made = "made in class"
        other = made
    return n, D.m, hasattr(D, "n"), E.other
print(deep(), made)
class Nested:
    class Inner:
        value = 5
        class Innermost:
            value = 6
    copy = Inner.value
    def make(self):
        return self.Inner(), Nested.Inner.Innermost.value
print(Nested.copy, Nested().make()[1], Nested.Inner.__name__, Nested().Inner.value)
try:
    class Broken:
        a = 1
        b = undefined_name
except NameError:
    print("NameError", "Broken" in globals())
class Twice:
    def f(self):
        return 1
    old = f
    def f(self):
        return 2
print(Twice().f(), Twice().old())
class Cond:
    try:
        1 / 0
    except ZeroDivisionError:
        handled = True
    with_lambda = (lambda k: k * 2)(21)
    print("body runs once", __name__ == "__main__")
print(Cond.handled, Cond.with_lambda)
print([type(c).__name__ for c in (A, A(), A.f, A().f)][:2])

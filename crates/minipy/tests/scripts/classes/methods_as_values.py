# Bound methods: equality, as keys and callbacks, unbound functions, methods of built-ins, rebinding.
class C:
    def __init__(self, n):
        self.n = n
    def m(self, *a, **k):
        return (self.n, a, k)
    def __eq__(self, o):
        return True
    def __hash__(self):
        return 1
c, d = C(1), C(2)
m = c.m
print(m(5, k=6), C.m(d, 7), list(map(d.m, [1, 2])), (c.m or d.m)())
print(callable(m), callable(C), callable(c), m == c.m, m != d.m)
funcs = [c.m, d.m, C(3).m]
print([f() for f in funcs])
append = [].append
append(1)
l = []
push, pop = l.append, l.pop
for i in range(3):
    push(i)
print(l, pop(), l, "abc".upper(), (5).bit_length() if hasattr(5, "bit_length") else 3, str.upper("x"), list.append(l, 9), l)
join = ", ".join
print(join(["a", "b"]), list(map("{:02}".format, range(3))), list(map(str.strip, [" a", "b "])))
print(sorted(["b", "A"], key=str.lower), max(["aa", "b"], key=len), dict.get({"a": 1}, "a"), int.__add__(1, 2) if hasattr(int, "__add__") else 3)
for bad in (lambda: C.m(), lambda: str.upper(5), lambda: list.append((), 1), lambda: dict.get([], 1), lambda: str.upper(), lambda: list.append([])):
    try:
        print(bad())
    except TypeError:
        print("TypeError")
class Late:
    pass
def f(self, x=1):
    return (type(self).__name__, x)
late = Late()
Late.f = f
print(late.f(), late.f(2))
late.g = f
try:
    late.g()
except TypeError:
    print("an instance's function is not bound")
print(late.g("self given"))
class Callback:
    def __init__(self):
        self.subs = {}
    def on(self, event, fn):
        self.subs.setdefault(event, []).append(fn)
        return self
    def fire(self, event, *a):
        return [fn(*a) for fn in self.subs.get(event, ())]
print(Callback().on("x", c.m).on("x", len).on("y", print).fire("x", "abc"))
def method_of_builtin(x=[].append):
    return x(5)
print(method_of_builtin())

# Names: builtins shadowed and restored, class and function scopes, loops, comprehensions, del and global together.
print(len("abc"))
len = lambda x: "shadowed"
print(len("abc"))
del len
print(len("abc"))
def shadow():
    str = "local str"
    list = [1]
    return str, list, int("5")
print(shadow(), str(5), list("a"))
def uses_later():
    try:
        return later_defined()
    except NameError:
        return "not yet"
print(uses_later())
def later_defined(): return "now"
print(uses_later())
x = 1
def read(): return x
def local_write():
    x = 2
    return x, read()
def global_write():
    global x
    x = 3
    return x, read()
print(read(), local_write(), x, global_write(), x)
def maybe(flag):
    if flag:
        v = 1
    try:
        v
    except NameError:
        v = "unbound"
    return v
print(maybe(True), maybe(False))
def branches(n):
    if n == 0:
        def f(): return "zero"
    elif n == 1:
        from math import floor as f
        f = (lambda g: lambda: g(1.5))(f)
    else:
        class f:
            def __new__(cls): return "class"
    return f()
print([branches(i) for i in range(3)])
def loopvar():
    for i in range(3):
        pass
    r = [i]
    for i in []:
        pass
    r.append(i)
    [i for i in "xyz"]
    r.append(i)
    return r
print(loopvar())
i = "module i"
class A:
    i = "class i"
    j = i
    def get(self): return i
    lst = [i for _ in range(1)]
    def set(self):
        global i
        i = "set by method"
a = A()
print(a.j, a.get(), A.lst, a.i)
a.set()
print(i, A.i, a.get())
def nest():
    a = 1
    def b():
        def c():
            return a
        return c
    def d():
        a = 2
        return b()()
    return b()(), d()
print(nest())
def args_shadow(int, len=len):
    return len(int), int
print(args_shadow("abcd"))
def same_name(same_name):
    return same_name
print(same_name(5))
def try_scope():
    try:
        t = "try"
        raise KeyError
    except KeyError as e:
        h = t + " handler"
    finally:
        f = h + " finally"
    return t, h, f
print(try_scope())
def with_scope():
    class CM:
        def __enter__(self): return "entered"
        def __exit__(self, *a): return True
    with CM() as w:
        inner = 1
        raise ValueError
        inner = 2
    return w, inner
print(with_scope())
globals()["dynamic"] = "made"
print(dynamic, "dynamic" in globals())
def check_dir():
    loc = 1
    return sorted(n for n in globals() if n in ("x", "dynamic", "loc"))
print(check_dir())
__name_like__ = 5
_under, __double, ___ = 1, 2, 3
print(__name_like__, _under, __double, ___, __name__ == "__main__")
class Mangle:
    def f(self):
        local = 1
        return local
print(Mangle().f())
print([n for n in ("True", "None", "False") if eval(n) is not None], True is not False)

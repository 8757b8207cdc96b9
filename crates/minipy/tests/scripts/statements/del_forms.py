# del: names, attributes, items, slices, tuples of targets, in functions, rebinding afterwards, what is refused.
x = y = z = 1
del x, (y), [z]
for n in "xyz":
    try:
        eval(n)
    except NameError:
        print("gone", n)
l = list(range(10))
del l[0], l[-1], l[2:4]
print(l)
del l[::2]
print(l)
del l[5:], l[:1]
print(l)
d = {"a": {"b": [1, 2, {"c": 3, "d": 4}]}, "e": 5}
del d["a"]["b"][2]["c"], d["e"], d["a"]["b"][0]
print(d)
class O:
    cls_attr = 1
    def __init__(self): self.a = self.b = 1
    def __delitem__(self, k): print("delitem", k)
    def __delattr__(self, n):
        print("delattr", n)
        object.__delattr__(self, n)
o = O()
del o.a, o[1], o["k", 2], o[1:2]
try:
    del o.a
except AttributeError:
    print("AttributeError")
try:
    del o.cls_attr
except AttributeError:
    print("class attribute stays", O.cls_attr)
del O.cls_attr
print(hasattr(o, "cls_attr"))
def f(p, *q):
    del p
    try:
        return p
    except NameError:
        p = "again"
        del q
        return p
print(f(1, 2))
def loop():
    for i in range(3):
        v = i
        if i == 1:
            del v
        try:
            v
        except NameError:
            print("unbound in", i)
        del i
    try:
        i
    except NameError:
        return "i deleted"
print(loop())
def g():
    global made
    made = 1
    del made
    return "made" in globals()
print(g())
import math
del math
try:
    math
except NameError:
    print("module name gone")
import math
print(math.floor(1.5))
for src, kind in (("del []", 0), ("del ()", 0), ("del (a, b)", 0), ("del 1", 0), ("del f()", 0), ("del a + b", 0), ("del None", 0), ("del 'x'", 0), ("del a if b else c", 0), ("del {}", 0), ("del *a", 0), ("del (a, 1)", 0), ("del", 0), ("del a.b, c[0]", 0), ("del lambda: 0", 0)):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)
for code in ("del undefined", "del {}['k']", "del [][0]", "del (1, 2)[0]", "del 'abc'[0]", "del O.nothing", "del o.nothing", "del 5 .real"):
    try:
        exec(code)
        print("no error", code)
    except (NameError, KeyError, IndexError, TypeError, AttributeError) as e:
        print(type(e).__name__, code)

# Special methods inherited, overridden, set to None, added to the class later, and set on the instance only.
class Base:
    def __len__(self): return 3
    def __getitem__(self, i): return "b%d" % i
    def __contains__(self, x): return x == "in"
    def __add__(self, o): return "base add"
    def __eq__(self, o): return "base eq"
    def __call__(self): return "base call"
    def __str__(self): return "base str"
    def __enter__(self): return "base enter"
    def __exit__(self, *a): return True
class Mid(Base):
    pass
class Leaf(Mid):
    def __add__(self, o): return "leaf then " + super().__add__(o)
    def __len__(self): return super().__len__() * 2
    def __str__(self): return "leaf " + super().__str__()
m, l = Mid(), Leaf()
print(len(m), m[5], "in" in m, m + 1, m == 2, m(), str(m), len(l), l + 1, str(l), l[0], bool(l))
with l as x:
    raise ValueError("suppressed by the base")
print(x)
class NoCall(Mid):
    __call__ = None
    __contains__ = None
for f in (lambda: NoCall()(), lambda: 1 in NoCall()):
    try:
        f()
        print("no error")
    except TypeError:
        print("TypeError")
class Late:
    pass
late = Late()
for f in (lambda: len(late), lambda: late + 1, lambda: late[0], lambda: late(), lambda: iter(late)):
    try:
        f()
        print("no error")
    except TypeError:
        print("TypeError", end=" ")
Late.__len__ = lambda self: 7
Late.__add__ = lambda self, o: ("added", o)
Late.__getitem__ = lambda self, i: i * i if i < 4 else [][0]
Late.__call__ = lambda self, *a: a
Late.__str__ = lambda self: "late str"
Late.__iter__ = lambda self: iter("xyz")
print(len(late), late + 5, late[3], late(1, 2), str(late), list(late), "%s" % late)
del Late.__iter__
del Late.__add__
print(list(late))
try:
    late + 1
except TypeError:
    print("TypeError")
late.__len__ = lambda: 99
late.__str__ = lambda: "instance str"
print(len(late), str(late), late.__len__())
Base.__len__ = lambda self: 30
print(len(m), len(l))
class Swap:
    __add__ = lambda self, o: "add"
    __sub__ = __add__
    __radd__ = __rsub__ = lambda self, o: "reflected"
    __getitem__ = dict(a=1, b=2).get if False else lambda self, k: {"a": 1}.get(k)
    __len__ = lambda self, n=5: n
print(Swap() + 1, Swap() - 1, 1 + Swap(), 1 - Swap(), Swap()["a"], Swap()["z"], len(Swap()))
class Prop:
    @property
    def __doc_like__(self): return "property"
print(Prop().__doc_like__)
for name in ("__add__", "__len__", "__nothing__"):
    print(name, hasattr(Leaf, name), hasattr(l, name), hasattr(5, name) if name == "__nothing__" else "", end="; ")
print(Leaf.__add__(l, 1), Base.__len__(l), Base.__str__(l), Mid.__call__(m), type(l).__len__(l))

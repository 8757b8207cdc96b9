# Duck typing, abstract methods by hand, isinstance against tuples and hierarchies, capability checks, dispatch by type.
class Abstract:
    required = ()
    def __new__(cls, *a, **k):
        missing = [m for m in cls.required if getattr(cls, m, None) is None]
        if missing:
            raise TypeError("%s lacks %s" % (cls.__name__, ", ".join(missing)))
        return super().__new__(cls)
class Driver(Abstract):
    required = ("read", "write")
    write = None
    def read(self): return b"\0"
class Full(Driver):
    def write(self, d): return len(d)
for cls in (Abstract, Driver, Full):
    try:
        print(cls.__name__, type(cls()).__name__)
    except TypeError as e:
        print("TypeError", e)
def can(x, *names): return all(callable(getattr(x, n, None)) for n in names)
print(can(Full(), "read", "write"), can([], "append", "sort"), can("s", "append"), can({}, "keys", "get"), can(5), can(None, "x"))
class Dispatch:
    def __init__(self, default): self.default, self.table = default, []
    def on(self, *types):
        def add(f):
            self.table.append((types, f))
            return self
        return add
    def __call__(self, x, *a):
        for types, f in self.table:
            if isinstance(x, types):
                return f(x, *a)
        return self.default(x, *a)
show = Dispatch(lambda x: "? " + type(x).__name__)
show.on(bool)(lambda x: "bool")
show.on(int, float)(lambda x: "number %s" % x)
show.on(str)(lambda x: repr(x))
show.on(list, tuple)(lambda x: "[" + " ".join(show(v) for v in x) + "]")
show.on(dict)(lambda x: "{" + " ".join(show(k) + ":" + show(v) for k, v in sorted(x.items())) + "}")
show.on(BaseException)(lambda x: "error " + type(x).__name__)
show.on(type)(lambda x: "class " + x.__name__)
print(show(True), show(3), show(1.5), show([1, "a", (2, {"k": None})]), show({"b": [], "a": 1}), show(KeyError("k")), show(int), show(Full), show(Full()), show(b"x"))
class Visitor:
    def visit(self, node):
        for cls in type(node).__mro__:
            f = getattr(self, "visit_" + cls.__name__, None)
            if f:
                return f(node)
        raise TypeError("no visit for " + type(node).__name__)
class N:
    def __init__(self, *kids): self.kids = kids
class Num(N): pass
class Add(N): pass
class Mul(Add): pass
class Neg(N): pass
class Eval(Visitor):
    def visit_Num(self, n): return n.kids[0]
    def visit_Add(self, n): return sum(map(self.visit, n.kids))
    def visit_Neg(self, n): return -self.visit(n.kids[0])
class Text(Visitor):
    def visit_N(self, n): return "%s(%s)" % (type(n).__name__.lower(), ",".join(map(self.visit, n.kids)))
    def visit_Num(self, n): return str(n.kids[0])
    visit_int = lambda self, n: "int"
tree = Add(Num(1), Mul(Num(2), Neg(Num(3))), Num(4))
print(Eval().visit(tree), Text().visit(tree))
try:
    Eval().visit(N())
except TypeError as e:
    print(e)
print(isinstance(True, (str, int)), isinstance(5, ((str, (float,)), (int,))), isinstance(None, type(None)), isinstance(int, type), isinstance(Full, type), issubclass(bool, (str, int)), isinstance([], ()), isinstance(KeyError(), (LookupError, OSError)), type(5) in (int, str), type(True) in (int, str), isinstance(lambda: 0, type(len)) in (True, False))

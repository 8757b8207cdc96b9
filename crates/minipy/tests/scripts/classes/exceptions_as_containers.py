# Exception classes with container, truth, hash and call methods: they are instances like any other.
class Errors(Exception):
    def __init__(self, *items):
        super().__init__("%d items" % len(items))
        self.items = items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __contains__(self, x): return x in self.items
    def __bool__(self): return bool(self.items)
    def __eq__(self, o): return isinstance(o, Errors) and self.items == o.items
    def __hash__(self): return hash(self.items)
    def __add__(self, o): return Errors(*self.items, *(o if isinstance(o, Errors) else [o]))
    def __call__(self, f): return [f(x) for x in self]
    def __lt__(self, o): return len(self) < len(o)
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        if kind: self.items += (value,)
        return True
try:
    raise Errors(1, "two")
except Errors as e:
    print(list(e), len(e), e[1], "two" in e, bool(e), e + 3 == Errors(1, "two", 3), (e + Errors("x")).items, e(str), str(e), [x for x in e], {e: "key"}[Errors(1, "two")], sorted([e, Errors()])[0].items)
    a, b = e
    print(a, b, [*e], dict(zip("ab", e)), not Errors(), e == 5, e != Errors(1, "two"), max(e, Errors(1)) is e)
    with e as same:
        raise KeyError("collected")
    print(same is e, len(e), type(e[2]).__name__, "yes" if Errors() else "no")
class Lazy(Exception):
    def __getattr__(self, n): return "lazy " + n
    def __setattr__(self, n, v): super().__setattr__(n, ("set", v))
try:
    raise Lazy("arg")
except Lazy as e:
    e.x = 1
    print(e.x, e.other, e.args, str(e))
class Counted(KeyError):
    count = 0
    def __new__(cls, *a):
        cls.count += 1
        return super().__new__(cls, *a)
for _ in range(3):
    try:
        raise Counted("k")
    except LookupError as e:
        last = e
print(Counted.count, last.args, isinstance(last, KeyError))

# Singletons, shared state, flyweights, registries, builders, class decorators, prototypes.
class Singleton:
    _it = None
    def __new__(cls, *a):
        if cls._it is None:
            cls._it = super().__new__(cls)
            cls._it.n = 0
        return cls._it
    def __init__(self, *a):
        self.n += 1
class SubSingle(Singleton):
    _it = None
print(Singleton() is Singleton(1), Singleton().n, SubSingle() is SubSingle(), SubSingle() is not Singleton(), SubSingle().n)
class Borg:
    _state = {}
    def __setattr__(self, k, v): self._state[k] = v
    def __getattr__(self, k):
        try:
            return self._state[k]
        except KeyError:
            raise AttributeError(k)
x, y = Borg(), Borg()
x.value = 5
print(y.value, x is y, hasattr(y, "other"))
class Colour:
    _known = {}
    def __new__(cls, r, g, b):
        key = (r, g, b)
        if key not in cls._known:
            self = object.__new__(cls)
            self.rgb = key
            cls._known[key] = self
        return cls._known[key]
print(Colour(1, 2, 3) is Colour(1, 2, 3), len(Colour._known), Colour(0, 0, 0).rgb)
registry = {}
def register(name=None, **options):
    def deco(cls):
        registry[name or cls.__name__.lower()] = cls
        for k, v in options.items():
            setattr(cls, k, v)
        return cls
    return deco
@register()
class Csv:
    def run(self, rows): return "\n".join(self.sep.join(map(str, r)) for r in rows) if hasattr(self, "sep") else "no sep"
@register("tsv", sep="\t")
class Tsv(Csv):
    pass
print(sorted(registry), registry["csv"]().run([]), repr(registry["tsv"]().run([(1, 2), (3, 4)])))
def with_repr(cls):
    cls.__repr__ = lambda self: "%s(%s)" % (cls.__name__, ", ".join("%s=%r" % kv for kv in sorted(self.__dict__.items())))
    return cls
def ordered(cls):
    cls.__lt__ = lambda a, b: sorted(a.__dict__.items()) < sorted(b.__dict__.items())
    return cls
@with_repr
@ordered
class P:
    def __init__(self, **kw):
        for k in kw:
            setattr(self, k, kw[k])
print(P(x=1, y="a"), sorted([P(x=2), P(x=1), P(x=1, y=0)]), P() < P(x=1))
class Builder:
    def __init__(self): self.parts = []
    def __getattr__(self, name):
        def add(*a):
            self.parts.append((name, a))
            return self
        return add
    def build(self): return " ".join(n + "(" + ",".join(map(str, a)) + ")" for n, a in self.parts)
print(Builder().select("a", "b").where(1).limit(5).build())
class Proto:
    def __init__(self, parent=None, **kw):
        self.parent, self.own = parent, kw
    def __getattr__(self, k):
        if k in self.own:
            return self.own[k]
        if self.parent is None:
            raise AttributeError(k)
        return getattr(self.parent, k)
base = Proto(colour="red", size=1)
child = Proto(base, size=2)
base.own["late"] = True
print(child.colour, child.size, child.late, getattr(child, "missing", "none"))
def wrap_methods(cls):
    for name in ("get", "put"):
        def make(f):
            return lambda self, *a: ("wrapped", f(self, *a))
        setattr(cls, name, make(getattr(cls, name)))
    return cls
@wrap_methods
class Store:
    def get(self): return "got"
    def put(self, x): return x
print(Store().get(), Store().put(3))

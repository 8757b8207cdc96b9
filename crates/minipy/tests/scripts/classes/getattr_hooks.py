# __getattr__ only when lookup fails: with properties, inheritance, recursion guards, hasattr and getattr defaults.
class Proxy:
    def __init__(self, target):
        self._target = target
        self.reads = []
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        self.reads.append(name)
        return getattr(self._target, name)
p = Proxy([3, 1, 2])
p.sort()
p.append(9)
print(p._target, p.reads, p.index(9))
print(hasattr(p, "nothing"), hasattr(p, "_private"), getattr(p, "nothing", 5), getattr(p, "pop")())
p.append = "own"
print(p.append, p.reads)
del p.append
p.append(7)
print(p._target)
class Computed:
    @property
    def broken(self):
        raise AttributeError("inside")
    @property
    def good(self):
        return "good"
    def __getattr__(self, name):
        return "hook:" + name
c = Computed()
print(c.good, c.anything)
class Base:
    def __getattr__(self, name):
        if name == "base":
            return "base value"
        raise AttributeError(name)
class Derived(Base):
    def __getattr__(self, name):
        if name == "derived":
            return "derived value"
        return super().__getattr__(name)
d = Derived()
print(d.base, d.derived)
try:
    d.neither
except AttributeError as e:
    print("AttributeError", e)
class Bad:
    def __getattr__(self, name):
        raise ValueError("not an attribute error")
for f in (lambda: Bad().x, lambda: hasattr(Bad(), "x"), lambda: getattr(Bad(), "x", 1)):
    try:
        print(f())
    except ValueError:
        print("ValueError")
class Lazy:
    made = 0
    def __getattr__(self, name):
        Lazy.made += 1
        value = name.upper()
        setattr(self, name, value)
        return value
z = Lazy()
print(z.abc, z.abc, z.xyz, Lazy.made, sorted(z.__dict__))
try:
    len(Proxy([1]))
except TypeError:
    print("special methods do not go through __getattr__")

# Class attributes as counters and registries over a hierarchy: own and inherited ones, += through class, self and type.
class Base:
    count = 0
    names = []
    def __init__(self, name):
        Base.count += 1
        type(self).own = getattr(type(self), "own", 0) + 1
        self.names.append(name)
        self.serial = self.count
    @classmethod
    def report(cls): return cls.__name__, cls.count, cls.__dict__.get("own", "none"), len(cls.names)
class A(Base):
    own = 0
class B(Base):
    names = []
    own = 0
class C(A):
    pass
objs = [cls(cls.__name__.lower()) for cls in (Base, A, B, C, A, B, C, C)]
print([cls.report() for cls in (Base, A, B, C)], [o.serial for o in objs])
print(Base.names, B.names, A.names is Base.names)
a = objs[1]
a.count += 100
print(a.count, A.count, Base.count, "count" in a.__dict__, "count" in A.__dict__)
A.count = 7
print(A.count, C.count, Base.count, objs[3].count, a.count)
del A.count
print(A.count, C.count)
class Meter:
    total = 0
    def __iadd__(self, n):
        Meter.total += n
        return self
    def __add__(self, n): return Meter.total + n
m = k = Meter()
m += 5
k += 6
print(Meter.total, m is k, m + 1, hasattr(m, "total"), m.__dict__)
class Shared:
    cache = {}
    def __getitem__(self, k): return self.cache[k]
    def __setitem__(self, k, v): self.cache[k] = v
x, y = Shared(), Shared()
x["a"] = 1
print(y["a"], Shared.cache)
y.cache = {"a": "own"}
print(x["a"], y["a"])
class Limited:
    free = [1, 2]
    def __new__(cls):
        if not cls.free:
            return None
        self = super().__new__(cls)
        self.slot = cls.free.pop()
        return self
    def release(self): self.free.append(self.slot)
p, q, r = Limited(), Limited(), Limited()
print(p.slot, q.slot, r)
p.release()
print(Limited().slot, Limited())

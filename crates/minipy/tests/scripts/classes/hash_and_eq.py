# __hash__ with __eq__: keys of dicts and members of sets, what makes a class unhashable, inheriting.
class K:
    def __init__(self, a, b):
        self.a, self.b = a, b
    def __hash__(self):
        return hash((self.a, self.b))
    def __eq__(self, o):
        return (self.a, self.b) == (o.a, o.b)
    def __repr__(self):
        return "K(%r, %r)" % (self.a, self.b)
d = {K(1, 2): "first", K(1, 3): "second"}
print(d[K(1, 2)], d.get(K(1, 3)), K(2, 2) in d, len(d))
d[K(1, 2)] = "changed"
print(d)
print(len({K(1, 1), K(1, 1), K(2, 1)}), K(1, 1) in {K(1, 1)}, hash(K(4, 5)) == hash(K(4, 5)))
class Same:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, o):
        return self.n == o.n
d = {}
for i in range(20):
    d[Same(i % 5)] = i
print(len(d), [k.n for k in d], [v for v in d.values()])
class OnlyEq:
    def __eq__(self, o):
        return True
class Sub(OnlyEq):
    pass
class Again(OnlyEq):
    def __hash__(self):
        return 3
class Blocked:
    __hash__ = None
class Plain:
    pass
for cls in (OnlyEq, Sub, Again, Blocked, Plain):
    try:
        print(cls.__name__, {cls(): 1} is not None, isinstance(hash(cls()), int))
    except TypeError:
        print(cls.__name__, "unhashable")
class Bad:
    def __hash__(self):
        return "no"
class Fails:
    def __hash__(self):
        raise OSError("hash")
for cls in (Bad, Fails):
    for f in (hash, lambda x: {x: 1}, lambda x: x in {}, lambda x: {1: 1}.get(x), lambda x: {x}):
        try:
            f(cls())
            print("no error")
        except Exception as e:
            print(type(e).__name__)
class Big:
    def __hash__(self):
        return 2 ** 70 + 5
print({Big(): 1} is not None, isinstance(hash(Big()), int))
p = Plain()
print({p: 1}[p], hash(p) == hash(p), Plain() in {p: 1})

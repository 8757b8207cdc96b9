# __missing__ in dict subclasses: with [], get, in, setdefault, nested defaults, counters, errors from it.
class Default(dict):
    def __init__(self, make, *a, **k):
        super().__init__(*a, **k)
        self.make = make
    def __missing__(self, key):
        v = self[key] = self.make()
        return v
d = Default(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(dict(d), d.get("c"), "c" in d, len(d), d.setdefault("e", 5), d.pop("zz", "none"))
tree = lambda: Default(tree)
t = tree()
t["x"]["y"]["z"] = 1
t["x"]["w"] = 2
print(sorted(t), sorted(t["x"]), t["x"]["y"]["z"], len(t["q"]))
class Counter(dict):
    def __missing__(self, key):
        return 0
    def most(self, n):
        return sorted(self.items(), key=lambda kv: (-kv[1], kv[0]))[:n]
c = Counter()
for w in "a b a c b a".split():
    c[w] += 1
print(c.most(2), c["never"], "never" in c, len(c))
class Fib(dict):
    def __missing__(self, n):
        r = self[n] = self[n - 1] + self[n - 2] if n > 1 else n
        return r
f = Fib()
print(f[30], len(f), f[5])
class Chain(dict):
    def __init__(self, parent=None, **kw):
        super().__init__(**kw)
        self.parent = parent
    def __missing__(self, key):
        if self.parent is None:
            raise KeyError(key)
        return self.parent[key]
base = Chain(a=1, b=2)
child = Chain(base, b=20)
print(child["a"], child["b"], child.get("a", "get does not ask"))
for bad in (lambda: child["zz"], lambda: base["q"]):
    try:
        bad()
    except KeyError as e:
        print("KeyError", e)
class Fails(dict):
    def __missing__(self, key):
        raise ValueError("missing " + str(key))
for g in (lambda: Fails()[1], lambda: Fails().get(1), lambda: Fails().pop(1), lambda: 1 in Fails()):
    try:
        print(g())
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
class Override(dict):
    def __getitem__(self, k):
        return "own " + str(k)
    def __missing__(self, k):
        return "never"
print(Override()["x"], Override(x=1).get("x"), "{0[x]}".format({"x": 1}), "%(x)s" % {"x": Counter()["y"]})
class NotDict:
    def __missing__(self, k): return "no"
try:
    NotDict()["k"]
except TypeError:
    print("TypeError")

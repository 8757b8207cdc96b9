# A subclass of dict: overridden items, missing keys, attributes, copies.
class Counting(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.reads = 0
    def __getitem__(self, k):
        self.reads += 1
        return super().__getitem__(k)
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 10)

c = Counting(a=1, b=2)
c["c"] = 3
print(c["a"], c["c"], c.reads, len(c), sorted(c), "a" in c, c.get("a"), c == {"a": 1, "b": 2, "c": 30}, isinstance(c, dict), type(c).__name__)
try:
    c["zz"]
except KeyError as e:
    print("KeyError", e, c.reads)
class Default(dict):
    def __missing__(self, k):
        self[k] = v = "made " + str(k)
        return v
d = Default(x=1)
print(d["x"], d["q"], d, d.get("no"), "no" in d)
class Attr(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)
    def __setattr__(self, name, value):
        self[name] = value
a = Attr(one=1)
a.two = 2
print(a.one, a.two, a["two"], hasattr(a, "three"), sorted(a.keys()))
try:
    a.three
except AttributeError as e:
    print("AttributeError", e)
class Lower(dict):
    def __contains__(self, k):
        return super().__contains__(k.lower())
    def __len__(self):
        return 99
    def __iter__(self):
        return iter(["custom"])
l = Lower({"abc": 1})
print("ABC" in l, "x" in l, len(l), list(l), [k for k in l], bool(l), l["abc"])
del c["a"]
c.update(z=5)
print(sorted(c.items()), c.pop("z"), c.setdefault("n", 1), dict(c) == c)

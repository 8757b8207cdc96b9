# A class that behaves as a mapping, in every place that takes one.
class Env:
    def __init__(self, **kw): self.d = kw
    def keys(self): return list(self.d)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
    def __contains__(self, k): return k in self.d
    def items(self): return [(k, self[k]) for k in self.d]
    def get(self, k, default=None): return self.d.get(k, default)
e = Env(a=1, b=2)
print(dict(e.items()), {**{"z": 0}, **dict(e.items())}, len(e), list(e), "a" in e, "q" in e, sorted(e), e["b"], e.get("q", "none"), [k for k in e], list(e.items()), max(e), bool(e), bool(Env()))
e["c"] = 3
del e["a"]
u = {"x": 1}
u.update(e.items())
print(u, dict(e.items(), extra=1), (lambda **k: k)(**dict(e.items())))
for f in (lambda: e["nope"], lambda: dict(5), lambda: {**5}, lambda: dict([1, 2])):
    try:
        print(f())
    except (KeyError, TypeError) as x:
        print(type(x).__name__)
class Chain:
    def __init__(self, *maps): self.maps = maps
    def __getitem__(self, k):
        for m in self.maps:
            if k in m:
                return m[k]
        raise KeyError(k)
    def __contains__(self, k): return any(k in m for m in self.maps)
    def keys(self):
        seen = []
        for m in self.maps:
            seen += [k for k in m if k not in seen]
        return seen
c = Chain({"a": 1}, {"a": 9, "b": 2}, e)
flat = {k: c[k] for k in c.keys()}
print(c["a"], c["b"], c["c"], "c" in c, "zz" in c, flat, "%(a)s-%(b)s" % flat, "{a}{c}".format(**flat))
try:
    c["zz"]
except KeyError as x:
    print("KeyError", x)
class Frozen(dict):
    def __setitem__(self, k, v): raise TypeError("frozen")
    def __delitem__(self, k): raise TypeError("frozen")
f = Frozen(a=1)
for op in ("f['b'] = 2", "del f['a']", "f['a'] += 1"):
    try:
        exec(op)
    except TypeError as x:
        print(op, x)
print(f, f == {"a": 1}, isinstance(f, dict), dict(f), {**f}, len(f), "a" in f, list(f.items()), f.get("a"), f.copy() == f)

# Inverting, two-way mappings, equality of inverses, collisions.
d = {"a": 1, "b": 2, "c": 1}
print({v: k for k, v in d.items()}, {v: sorted(k for k in d if d[k] == v) for v in sorted(set(d.values()))}, dict(map(lambda kv: kv[::-1], d.items())), dict(zip(d.values(), d)), {v: k for k, v in {v: k for k, v in d.items()}.items()})
class Bi:
    def __init__(self, pairs=()):
        self.f, self.b = {}, {}
        for k, v in dict(pairs).items():
            self[k] = v
    def __setitem__(self, k, v):
        if k in self.f:
            del self.b[self.f[k]]
        if v in self.b:
            del self.f[self.b[v]]
        self.f[k], self.b[v] = v, k
    def __getitem__(self, k): return self.f[k]
    def __delitem__(self, k): del self.b[self.f.pop(k)]
    def __contains__(self, k): return k in self.f
    def __len__(self): return len(self.f)
    def __iter__(self): return iter(self.f)
    def key(self, v): return self.b[v]
    def __eq__(self, o): return isinstance(o, Bi) and self.f == o.f
    def __repr__(self): return "Bi(%r)" % self.f
m = Bi({"x": 1, "y": 2})
m["z"] = 1
m["y"] = 3
print(m, len(m), "x" in m, m.key(3), m["z"], list(m), m.b, m == Bi([("y", 3), ("z", 1)]), m != Bi())
del m["z"]
for f in (lambda: m["z"], lambda: m.key(1), lambda: m.key(2)):
    try:
        print(f())
    except KeyError as e:
        print("KeyError", e)
print(m, bool(m), bool(Bi()))
perm = {0: 2, 1: 0, 2: 1, 3: 3}
def cycles(p):
    seen, out = set(), []
    for start in sorted(p):
        c = []
        while start not in seen:
            seen.add(start)
            c.append(start)
            start = p[start]
        if c:
            out.append(tuple(c))
    return out
inv = {v: k for k, v in perm.items()}
print(inv, cycles(perm), cycles(inv), {k: perm[inv[k]] for k in perm} == {k: k for k in perm}, {k: perm[perm[perm[k]]] for k in perm}, sorted(perm) == sorted(perm.values()), [perm[i] for i in range(4)])
code = {c: chr((ord(c) - 97 + 13) % 26 + 97) for c in "abcdefghijklmnopqrstuvwxyz"}
enc = lambda s: "".join(code.get(c, c) for c in s)
print(enc("hello, world"), enc(enc("hello, world")), {v: k for k, v in code.items()} == code, len(set(code.values())))
levels = {"debug": 10, "info": 20, "warn": 30}
names = dict((v, k) for k, v in levels.items())
print([names.get(n, "level %d" % n) for n in (10, 25, 30)], max(levels, key=levels.get), sorted(names), names[levels["info"]], [k for k, v in sorted(levels.items(), key=lambda kv: -kv[1]) if v <= 25])
multi = [(1, "a"), (2, "b"), (1, "c"), (3, "a")]
fwd, back = {}, {}
for k, v in multi:
    fwd.setdefault(k, set()).add(v)
    back.setdefault(v, set()).add(k)
print({k: sorted(v) for k, v in fwd.items()}, {k: sorted(v) for k, v in back.items()}, sorted((k, v) for v, ks in back.items() for k in ks) == sorted(set(multi)), {k for k, vs in fwd.items() if len(vs) > 1})

s = "mississippi"
c = {}
for ch in s:
    c[ch] = c.get(ch, 0) + 1
print(c, sorted(c, key=c.get, reverse=True), max(c, key=c.get), {v: k for k, v in c.items()}, sum(c.values()) == len(s))
g = {}
for w in "apple bob avocado cat banana apricot".split():
    g.setdefault(w[0], []).append(w)
print(g, {k: len(v) for k, v in g.items()}, list(g.items())[0])
inv = {}
for k, vs in g.items():
    for v in vs:
        inv[v] = k
print(inv == {v: v[0] for vs in g.values() for v in vs}, len(inv))

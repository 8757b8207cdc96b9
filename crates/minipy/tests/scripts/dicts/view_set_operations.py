# keys() of dicts as sets: union, intersection, difference, comparison.
a = {"x": 1, "y": 2, "z": 3}
b = {"y": 20, "z": 30, "w": 40}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
print(sorted(a.keys() & {"x", "q"}), sorted(a.keys() | {"q"}), sorted(a.keys() - {"x"}))
print(a.keys() == {"x", "y", "z"}, a.keys() == {"x"}, a.keys() != b.keys(), {"x": 0}.keys() == {"x": 9}.keys())
print(type(a.keys() & b.keys()).__name__, len(a.keys() | b.keys()))
common = {k: (a[k], b[k]) for k in sorted(a.keys() & b.keys())}
print(common)
missing = [k for k in b if k not in a.keys()]
print(missing, [k for k in a.keys() if k in b.keys()], all(k in a for k in a.keys()))
merged = {}
for src in (a, b):
    for k, v in src.items():
        merged.setdefault(k, []).append(v)
print(merged)
changed = sorted(k for k in set(a) & set(b) if a[k] != b[k])
added, removed = sorted(set(b) - set(a)), sorted(set(a) - set(b))
print(changed, added, removed)
inverse = {}
for k, v in sorted({**a, **{"q": 1, "r": 2}}.items()):
    inverse.setdefault(v, set()).add(k)
print({v: sorted(ks) for v, ks in sorted(inverse.items())})
print(set(a.items()) & {("x", 1), ("y", 5)}, sorted(dict(a.items() if True else ()).items()))

# Sets of tuples: grid growth, relations, transitive closure, equivalence classes.
def step(live):
    around = {}
    for r, c in live:
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc:
                    k = (r + dr, c + dc)
                    around[k] = around.get(k, 0) + 1
    return {k for k, n in around.items() if n == 3 or n == 2 and k in live}
glider = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
g = glider
for i in range(8):
    g = step(g)
print(sorted(g), len(g), g == {(r + 2, c + 2) for r, c in glider}, step({(0, 0), (0, 1), (0, 2)}) == {(-1, 1), (0, 1), (1, 1)}, step(set()), step({(0, 0)}))
rel = {(1, 2), (2, 3), (3, 1), (4, 5)}
def close(r):
    r = set(r)
    while True:
        new = {(a, d) for a, b in r for c, d in r if b == c} - r
        if not new:
            return r
        r |= new
t = close(rel)
print(len(t), (1, 1) in t, (4, 4) in t, sorted(b for a, b in t if a == 3), close(set()), sorted({(b, a) for a, b in rel} - rel), sorted(rel & {(b, a) for a, b in t}))
def classes(items, same):
    out = []
    for x in items:
        for c in out:
            if same(x, next(iter(c))):
                c.add(x)
                break
        else:
            out.append({x})
    return sorted(sorted(c) for c in out)
print(classes(range(10), lambda a, b: (a - b) % 3 == 0), classes(["b", "A", "a"], lambda a, b: a.lower() == b.lower()), classes([], None))
parent = {}
def root(x):
    while parent.setdefault(x, x) != x:
        x = parent[x]
    return x
for a, b in [(1, 2), (3, 4), (2, 5), (6, 6), (4, 7)]:
    parent[root(a)] = root(b)
groups = {}
for x in sorted(parent):
    groups.setdefault(root(x), set()).add(x)
print(sorted(sorted(s) for s in groups.values()), len(groups), root(1) == root(5), root(1) == root(3))
a, b, c = set("abcdef"), set("cdexyz"), set("efz")
venn = {"a only": a - b - c, "b only": b - a - c, "c only": c - a - b, "ab": (a & b) - c, "bc": (b & c) - a, "ac": (a & c) - b, "abc": a & b & c}
print({k: "".join(sorted(v)) for k, v in venn.items()}, sum(map(len, venn.values())) == len(a | b | c), a - (b | c) == (a - b) & (a - c), a & (b | c) == (a & b) | (a & c), (a ^ b) ^ c == a ^ (b ^ c), a ^ a == set(), a <= a | b, a & b <= a)
def jaccard(x, y):
    x, y = set(x), set(y)
    return round(len(x & y) / len(x | y), 4) if x | y else 1.0
print(jaccard("night", "nacht"), jaccard("", ""), jaccard("abc", "abc"), jaccard([1, 2], [3]))
knight = lambda p: {(p[0] + a, p[1] + b) for a, b in ((1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)) if 0 <= p[0] + a < 8 and 0 <= p[1] + b < 8}
seen, frontier, sizes = {(0, 0)}, {(0, 0)}, []
while frontier:
    sizes.append(len(frontier))
    frontier = {q for p in frontier for q in knight(p)} - seen
    seen |= frontier
print(sizes, len(seen), sum(sizes))

# Reports from dicts: sorting by key and value, pivoting, joining, ranking.
sales = [("north", "tea", 10), ("south", "tea", 4), ("north", "jam", 7), ("east", "jam", 7), ("south", "pie", 1), ("north", "tea", 5)]
total, pivot = {}, {}
for region, item, n in sales:
    total[item] = total.get(item, 0) + n
    pivot.setdefault(region, {})[item] = pivot.get(region, {}).get(item, 0) + n
print(sorted(total.items()), sorted(total.items(), key=lambda kv: kv[1]), sorted(total, key=total.get, reverse=True), sorted(total.items(), key=lambda kv: (-kv[1], kv[0])))
items = sorted(total)
print("%-6s" % "", *["%5s" % i for i in items], "%6s" % "sum")
for region in sorted(pivot):
    row = pivot[region]
    print("%-6s" % region, *["%5s" % row.get(i, "-") for i in items], "%6d" % sum(row.values()))
print("%-6s" % "sum", *["%5d" % total[i] for i in items], "%6d" % sum(total.values()))
prices = {"tea": 2.5, "pie": 8, "oil": 3}
joined = {k: (total[k], prices[k]) for k in sorted(total.keys() & prices.keys())}
print(joined, sorted(total.keys() - prices.keys()), sorted(prices.keys() - total.keys()), sum(a * b for a, b in joined.values()))
rank, last, place = {}, None, 0
for i, (k, v) in enumerate(sorted(total.items(), key=lambda kv: -kv[1]), 1):
    if v != last:
        place, last = i, v
    rank[k] = place
print(rank, {r: sorted(k for k in rank if rank[k] == r) for r in sorted(set(rank.values()))})
nested = {"b": {"y": 1, "x": 2}, "a": {"z": {"q": 3}}}
def flat(d, prefix=()):
    for k in sorted(d):
        if isinstance(d[k], dict):
            yield from flat(d[k], prefix + (k,))
        else:
            yield ".".join(prefix + (k,)), d[k]
print(dict(flat(nested)), max(flat(nested), key=lambda kv: kv[1]), list(flat({})))
def unflat(pairs):
    out = {}
    for path, v in pairs:
        *parents, leaf = path.split(".")
        node = out
        for p in parents:
            node = node.setdefault(p, {})
        node[leaf] = v
    return out
print(unflat(flat(nested)) == nested, unflat([("a.b", 1), ("a.c", 2), ("d", 3)]))
index = {}
for n, line in enumerate(["the cat", "a dog", "the dog sat"]):
    for w in line.split():
        index.setdefault(w, set()).add(n)
print({w: sorted(ns) for w, ns in sorted(index.items())}, sorted(index["the"] & index["dog"]), sorted(w for w in index if len(index[w]) > 1))
matrix = {}
for (r, c), v in {(0, 0): 1, (1, 2): 5, (2, 1): 7}.items():
    matrix[c, r] = v
print(matrix, [[matrix.get((r, c), 0) for c in range(3)] for r in range(3)], min(matrix), max(matrix, key=matrix.get))
print({k: v for k, v in sorted(total.items()) if v > 5}, dict(sorted(prices.items(), key=lambda kv: kv[1])), list(dict(zip("abc", range(3))).items())[::-1], dict(reversed(list(prices.items()))))

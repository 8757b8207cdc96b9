# frozenset: hash, operators that mix with set, methods it lacks.
f = frozenset([1, 2, 3])
g = frozenset((3, 2, 1, 1))
print(f == g, f is g, hash(f) == hash(g), {f: "v"}[g], f in {g}, len({f, g}), f == {1, 2, 3}, {1, 2, 3} == f, f != {1})
print(type(f | {9}).__name__, type({9} | f).__name__, type(f & g).__name__, type(f - {1}).__name__, type({1, 7} - f).__name__, type(f ^ g).__name__, type(f.union([5])).__name__, type({1}.union(f)).__name__)
print(sorted(f | {9}), sorted({9} | f), sorted(f & {1, 5}), sorted(f - {1}), sorted(f ^ {3, 4}), f < {1, 2, 3, 4}, f <= f, {1} < f, f.issubset([1, 2, 3, 4]), f.isdisjoint({9}), f.copy() == f)
def attempt(e):
    try:
        print(eval(e, {"f": f}))
    except (TypeError, AttributeError) as x:
        print(e, type(x).__name__)

for e in ("f.add(1)", "f.remove(1)", "f.discard(1)", "f.pop()", "f.clear()", "f.update([1])", "f[0]", "f | [1]", "f + f", "frozenset(5)", "frozenset([1], [2])", "frozenset([[]])", "f < [1]", "frozenset() or 'empty'", "bool(f)", "f()"):
    attempt(e)
h = f
f |= {4}
print(sorted(f), sorted(h), f is h, type(f).__name__)
h -= {1}
print(sorted(h), frozenset("abca") == frozenset("cab"), frozenset({1: 2}) == frozenset([1]), frozenset(range(3)) == {0, 1, 2})
nested = {frozenset(), frozenset([frozenset()]), frozenset([1])}
print(len(nested), frozenset([frozenset()]) in nested, frozenset() in nested)
d = {frozenset("ab"): 1, frozenset("bc"): 2}
print(d[frozenset("ba")], frozenset("cb") in d, d.get(frozenset("zz")), sorted(sorted(k) for k in d))
edges = {frozenset(e) for e in [(1, 2), (2, 1), (2, 3), (3, 3)]}
print(len(edges), sorted(sorted(e) for e in edges))

f = frozenset([1, 2, 2])
print(sorted(f), len(f), 1 in f, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])], f | {3} == {1, 2, 3}, type(f | {3}) is frozenset)
print(frozenset(), sorted(f & {2}), {frozenset()} == {frozenset()}, f <= {1, 2, 3})
for m in ("add", "remove", "clear"):
    print(hasattr(f, m))

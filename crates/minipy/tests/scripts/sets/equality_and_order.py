# Equality and subset order of sets: nesting, mixed numbers, totals that are not.
s = [set(), {1}, {2}, {1, 2}, {1, 2, 3}, frozenset([1, 2]), {1.0, 2}, {True}, {"1"}]
for a in s:
    print("".join("=" if a == b else "<" if a < b else ">" if a > b else "." for b in s), "".join("x" if a <= b else "." for b in s), "".join("x" if a >= b else "." for b in s), "".join("x" if a != b else "." for b in s), "".join("d" if a.isdisjoint(b) else "." for b in s))
print({1, 2} == {2, 1}, {1} == {1.0}, {1} == {True}, {0} == {False}, {"a"} == {"a", "a"}, set() == frozenset(), {1} == [1], {1} == (1,), {1} == {1: 1}, {1} == 1, set() == None, set() != [], {(1, 2)} == {(1.0, 2.0)}, {frozenset([1])} == {frozenset([1.0])})
print({1, 2} < {1, 2}, {1, 2} <= {1, 2}, {1, 3} < {1, 2}, {1, 3} > {1, 2}, {1, 3} == {1, 2}, not {1} < {2} and not {1} > {2} and {1} != {2})
print(sorted([{1, 2, 3}, {1}, {1, 2}], key=len), sorted([{3}, {1}, {2}], key=min), max([{1}, {1, 2}], key=len), [x for x in ({1}, {1, 2}) if x < {1, 2, 3}], sorted([sorted(x) for x in ({2, 1}, {0})]))
big = set(range(1000))
print(big == set(reversed(range(1000))), big - {5} < big, big | {1000} > big, big == {*range(1000)}, big != set(range(999)), set(range(0, 1000, 2)) < big, len(big & set(range(500, 1500))), big.issuperset(range(10)), set(map(float, range(1000))) == big)
for op in ("<", "<=", ">", ">="):
    row = []
    for right in ("[1]", "(1,)", "{1: 2}", "'a'", "1", "None", "frozenset()", "range(2)"):
        try:
            row.append(str(eval("{1} %s %s" % (op, right))))
        except TypeError:
            row.append("T")
    print(op, *row)
u = {1, 2}
v = u
u |= {3}
print(u == v, u is v, v - {3} == {1, 2}, u == {3, 2, 1}, u ^ v == set(), (u, 1) == (v, 1), [u] == [v], {"k": u} == {"k": {1, 2, 3}}, u in [v], [{1}, {2}].index({2}), [{1}, {1.0}].count({True}))

a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(b - a))
print(sorted(a.union(b, [9])), sorted(a.intersection([1, 2])), sorted(a.difference([1], [2])), sorted(a.symmetric_difference(b)))
print(a < b, {3} < a, {3, 4} <= b, a >= {1}, a > a, a >= a, a == {4, 3, 2, 1}, a != b, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7, 8]))
a |= {7}
a &= {1, 2, 7}
a -= {1}
a ^= {2, 8}
print(sorted(a))
a.update([1], "x")
print(len(a))
c = a.copy()
c.add(0)
print(0 in a)
try:
    {1} | [2]
except TypeError:
    print("TypeError")

# What may be an item: equal numbers, tuples, frozensets, instances.
s = {1, 1.0, True, 0, False, "1", b"1", (1,), None, frozenset({1})}
print(len(s), 1 in s, 1.0 in s, "1" in s, b"1" in s, (1,) in s, (1.0,) in s, None in s, frozenset([1]) in s, 2 in s, "" in s, () in s)
s = set()
for i in range(200):
    s.add(i % 50)
    s.add(i / 2 if i % 2 == 0 else i)
print(len(s), sum(s), max(s), min(s), sorted(s)[-3:])
for i in range(100):
    s.discard(i)
print(sorted(s)[:5], len(s))
print(len({"a" + "b", "ab", "".join("ab")}), {"x"} == set("xx"), set("hello") == set("hole"), sorted(set("mississippi")), sorted({*"ab", *[1][:0], *{"c": 1}}))
class P:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return "P%d" % self.x
p = P(1)
q = P(1)
t = {p, q, p}
print(len(t), p in t, P(1) in t)
t.remove(p)
print(len(t), q in t, t == {q}, t.pop() is q, t)
big = set(range(0, 3000, 3)) & set(range(0, 3000, 5))
print(len(big), sorted(big)[:5], big == set(range(0, 3000, 15)))
print(set() == {}, set() == frozenset(), {1} == [1], {1} == frozenset([1]), frozenset([1]) == {1}, not set(), bool({0}), len(set([None, None])), repr(set()), repr({5}), repr(frozenset()), repr(frozenset({5})), str({"a"}))
for x in sorted({3, 1, 2}):
    print(x, end=" ")
print(sorted({(1, "b"), (1, "a"), (0, "z")}), sorted(map(str, {1, "a"})), sum({1.5, 2.5}), any({0}), all({1, 2}))

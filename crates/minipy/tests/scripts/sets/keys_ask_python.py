# Tables whose keys define __eq__ and __hash__: every way to build and combine them has to ask.
class K:
    def __init__(self, n, tag=""):
        self.n = n
        self.tag = tag
    def __eq__(self, other):
        if isinstance(other, K):
            return self.n == other.n
        return self.n == other
    def __hash__(self):
        return hash(self.n)
    def __repr__(self):
        return "K%s%s" % (self.n, self.tag)

def show(s):
    print(len(s), sorted(s, key=lambda k: k.n if isinstance(k, K) else k))

s = set([K(1), K(2), K(1), K(3), K(2)])
show(s)
print(K(1) in s, K(9) in s, 2 in s, 9 in s)
show(set(K(i % 3) for i in range(10)))
show(frozenset((K(1), K(1))))
show(set(s))
show(s | {K(3), K(4)})
show(s & {K(3), K(4)})
show(s - {K(3), K(4)})
show(s ^ {K(3), K(4)})
print(len({1, 2, 7} & s), {1, 2, 7} & s == {1, 2})
show({1, 2, 7} - s)
show({1, 2, 7} | s)
print(s == {K(1), K(2), K(3)}, s == {1, 2, 3}, s == {1, 2}, s != {K(3), K(2), K(1)})
print(s <= {K(1), K(2), K(3), K(4)}, s < {K(1), K(2), K(3)}, s >= {K(1)}, s > {2}, s >= {5})
print(s.issubset([K(1), K(2), K(3)]), s.issuperset((K(1),)), s.isdisjoint([K(9)]), s.isdisjoint([K(3)]))
show(s.union([K(1), K(8)], {K(8), K(9)}))
show(s.intersection([K(1), K(2)], {K(2), K(3)}))
show(s.difference([K(1)], (K(2),)))
show(s.symmetric_difference([K(1), K(5)]))
t = set(s)
t.update([K(1), K(6)], {K(6), K(7)})
show(t)
t.intersection_update([K(1), K(6), K(7)], [K(6), K(1)])
show(t)
t.difference_update([K(1)])
show(t)
t.symmetric_difference_update({K(6), K(2)})
show(t)
t |= {K(2), K(3)}
show(t)
t &= {K(3)}
t -= {K(4)}
t ^= {K(3), K(5)}
show(t)
t.discard(K(5)); t.discard(K(5)); show(t)
try:
    t.remove(K(5))
except KeyError as e:
    print("KeyError", e)

d = dict([(K(1), "a"), (K(2), "b"), (K(1), "c")])
print(d, d[K(1)], d[1], d.get(2), d.get(K(5), "none"))
d.update([(K(2), "B"), (K(3), "C"), (K(3), "D")])
print(d)
d.update({K(1): "A", K(4): "E", 2: "two"})
print(d)
print(dict.fromkeys([K(1), K(2), K(1)], 0))
print(dict(d) == d, dict(d) == {K(1): "A", K(2): "two", K(3): "D", K(4): "E"}, d == {1: "A"})
e = {**d, K(1): "new", **{K(4): "four", K(5): "five"}}
print(e)
print({*s, *[K(1), K(9)], K(9)} == {1, 2, 3, 9})
print(d | {K(1): 1}, {1: 0} | d)
d |= {K(2): 2}
print(d, d.pop(K(2)), d.setdefault(K(1), "no"), d.setdefault(K(7), "yes"), len(d))
print(len(d.keys() & {1, 7}), len(d.keys() | {K(1), K(10)}), d.keys() == {1, 3, 4, 7})
del d[K(7)]
print(K(7) in d, 7 in d, list(d))
print([{K(1)}, {K(2): [K(3)]}] == [{K(1)}, {2: [3]}], ({K(1)},) != ({K(2)},))
print({(K(1), 2): "pair"}[(K(1), 2)], (K(1), K(2)) in {(1, 2)}, hash((K(1), "x")) == hash((1, "x")))
print({frozenset([K(1)]): 1}[frozenset([K(1)])], frozenset([K(1), K(2)]) == frozenset([2, 1]))
print({K(i): i for i in (1, 2, 1)}, {K(i) for i in (1, 2, 1)} == {1, 2})

# An instance that is equal to a string hashes as the string does.
class S:
    def __init__(self, t):
        self.t = t
    def __eq__(self, o):
        return (o.t if isinstance(o, S) else o) == self.t
    def __hash__(self):
        return hash(self.t)
print({"abc": 1}[S("abc")], {S("abc"): 2}["abc"], {S("x"), "x", S("x")} == {"x"}, len({S("x"), "x", S("x"), "y"}))

# No hash, a hash that is no int, an equality that raises.
class NoHash:
    def __eq__(self, o):
        return True
class BadHash:
    def __hash__(self):
        return "no"
class BadEq:
    def __hash__(self):
        return 1
    def __eq__(self, o):
        raise ValueError("eq")
for make in (lambda: {NoHash()}, lambda: set([NoHash()]), lambda: {NoHash(): 1}, lambda: dict([(NoHash(), 1)]),
             lambda: set([BadHash()]), lambda: dict.fromkeys([BadHash()]), lambda: {BadEq(), BadEq()},
             lambda: set([BadEq(), BadEq()]), lambda: {BadEq()} | {BadEq()}, lambda: {BadEq()} == {BadEq()},
             lambda: dict([(BadEq(), 1), (BadEq(), 1)]), lambda: set([[]]), lambda: {(1, [])}):
    try:
        print(make())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

# Truth of what __eq__ returns, and many keys with one hash.
class Same:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 7
    def __eq__(self, o):
        return [] if self.n != o.n else [1]
print(len(set(Same(i % 20) for i in range(100))), len({Same(i % 20): i for i in range(100)}))
x, y = set(Same(i) for i in range(20)), set(Same(i) for i in range(10, 30))
print(len(x | y), len(x & y), len(x - y), len(x ^ y), x == set(Same(19 - i) for i in range(20)))

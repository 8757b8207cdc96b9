# Comparison methods that give odd values, refuse, raise, or exist only on one side.
class Odd:
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return "ne"
    def __lt__(self, o): return []
    def __le__(self, o): return None
    def __gt__(self, o): return 5
    def __ge__(self, o): return NotImplemented
    __hash__ = None
o = Odd()
def attempt(f):
    try:
        print(repr(f()))
    except TypeError:
        print("TypeError")

for f in (lambda: o == 1, lambda: o != 1, lambda: o < 1, lambda: o <= 1, lambda: o > 1, lambda: o >= 1, lambda: 1 == o, lambda: 1 < o, lambda: 1 > o, lambda: 1 >= o, lambda: 1 <= o, lambda: o in [1], lambda: 1 in [o], lambda: [o] == [1], lambda: o < 1 < 2, lambda: not o == 1, lambda: o == o, lambda: o is o, lambda: bool(o == 1), lambda: [o].index(7), lambda: [o, o].count(1), lambda: o not in ()):
    attempt(f)
class OnlyEq:
    def __init__(self, v): self.v = v
    def __eq__(self, other): return self.v == (other.v if isinstance(other, OnlyEq) else other)
a, b = OnlyEq(1), OnlyEq(1)
print(a == b, a != b, a == 1, 1 == a, a != 2, [a] == [b], (a, 2) == (b, 2), a in [b], [b].index(a), {"k": a} == {"k": b}, a is b, [a, OnlyEq(2)].count(1))
for f in (lambda: a < b, lambda: hash(a), lambda: {a: 1}, lambda: sorted([a, b]), lambda: max(a, b)):
    attempt(f)
class OnlyLt:
    def __init__(self, v): self.v = v
    def __lt__(self, other): return self.v < other.v
x, y = OnlyLt(1), OnlyLt(2)
print(x < y, x > y, y > x, x == y, x != y, sorted([y, x])[0].v, min(y, x).v, max(x, y).v)
for f in (lambda: x <= y, lambda: x >= y, lambda: x < 5, lambda: [x] < [y], lambda: (1, x) < (1, y)):
    attempt(f)
class Plain: pass
p, q = Plain(), Plain()
print(p == p, p == q, p != q, p != p, p in [q], p in [p], [p] == [p], [p] == [q], p == None, (p == 1) is False, {p: 1} == {p: 1}, p is not q)
for f in (lambda: p < q, lambda: p <= 1, lambda: sorted([p, q]), lambda: max([p, q]), lambda: max([p]) is p):
    attempt(f)
class Total:
    def __init__(self, k): self.k = k
    def __eq__(self, o): return self.k == o.k
    def __lt__(self, o): return self.k < o.k
    def __le__(self, o): return self.k <= o.k
    def __gt__(self, o): return self.k > o.k
    def __ge__(self, o): return self.k >= o.k
    def __hash__(self): return hash(self.k)
    def __repr__(self): return "T%d" % self.k
ts = [Total(k) for k in (3, 1, 2, 1)]
print(sorted(ts), max(ts), min(ts), ts[1] == ts[3], ts[0] > ts[1] >= ts[3] <= ts[2], len(set(ts)) if False else 3, Total(1) in ts, ts.index(Total(2)), ts.count(Total(1)), (Total(1), 2) < (Total(1), 3), [Total(1)] <= [Total(1)], ts != sorted(ts))

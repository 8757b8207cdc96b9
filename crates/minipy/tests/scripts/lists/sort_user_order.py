# Sorting objects that define only __lt__, that fail, or that lie.
class V:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return "V%d" % self.n

vs = [V(n) for n in (5, 3, 9, 1, 7, 3)]
print(sorted(vs), min(vs), max(vs), sorted(vs, reverse=True), sorted(vs, key=lambda v: -v.n))
vs.sort()
print(vs, vs[1] is not vs[2])
class Fails:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        if self.n == 3 or other.n == 3:
            raise ValueError("three")
        return self.n < other.n

l = [Fails(n) for n in (5, 1, 3, 2)]
try:
    l.sort()
except ValueError as e:
    print("ValueError", e, len(l), sorted(f.n for f in l))
class Never:
    def __lt__(self, other):
        return False
print(len(sorted([Never() for _ in range(30)])))
class Truthy:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return [1] if self.n < other.n else []
print([t.n for t in sorted([Truthy(3), Truthy(1), Truthy(2)])])
class NoOrder:
    pass
for f in (lambda: sorted([NoOrder(), NoOrder()]), lambda: min(NoOrder(), NoOrder()), lambda: sorted([V(1), 2]), lambda: max([NoOrder()]) and "one"):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
class OnlyGt:
    def __init__(self, n):
        self.n = n
    def __gt__(self, other):
        return self.n > other.n
print([o.n for o in sorted([OnlyGt(2), OnlyGt(3), OnlyGt(1)])])

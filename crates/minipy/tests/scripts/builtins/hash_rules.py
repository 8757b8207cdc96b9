# hash(): equal values agree, mutable ones refuse, classes decide.
pairs = ((1, 1.0), (0, False), (1, True), (-1, -1.0), (10 ** 18, 1e18), ("ab", "a" + "b"), (b"ab", bytes([97, 98])), ((1, 2), (1.0, 2)), ((), tuple([])), (frozenset([1, 2]), frozenset([2, 1])), (2 ** 40, 2.0 ** 40), (None, None), (0.5, 1 / 2), (("a", (1,)), ("a", (True,))))
for a, b in pairs:
    print(a == b, hash(a) == hash(b), len({a, b}), {a: 1}.get(b))
def attempt(f):
    try:
        return f() is not None
    except TypeError:
        return "TypeError"
for v in ([], {}, set(), bytearray(), ([],), (1, [2]), (1, (2, {})), frozenset([1]), (1, "a", None), range(3), len, int, 1.5, "x", None, ..., (lambda: 0), object()):
    print(type(v).__name__, attempt(lambda: hash(v)), attempt(lambda: {v: 1} and True))
class Plain: pass
class WithEq:
    def __eq__(self, other): return True
class WithHash:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
class NoneHash:
    __hash__ = None
class Both:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __hash__(self): return hash(self.n)
p = Plain()
print(hash(p) == hash(p), attempt(lambda: hash(WithEq())), hash(WithHash(5)), hash(WithHash(-1)) == hash(WithHash(-1)), attempt(lambda: hash(NoneHash())), hash(Both(3)) == hash(3), {Both(1): "x"}[Both(1)], Both(2) in {Both(1): 0}, hash(Both("a")) == hash("a"))
for bad in ("s", 1.5, None, []):
    print(attempt(lambda: hash(WithHash(bad))), end=" ")
print(isinstance(hash(WithHash(2 ** 100)), int), hash(WithHash(True)) == 1)

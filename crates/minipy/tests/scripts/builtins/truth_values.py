# What counts as true, for every kind, in every place that asks.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class Both:
    def __bool__(self): return True
    def __len__(self): return 0
class Neither: pass
values = [0, 1, -1, 0.0, -0.0, 1e-300, float("nan"), 1 << 70, "", " ", "0", b"", b"\0", [], [[]], (), ((),), {}, {0: 0}, set(), {0}, frozenset(), range(0), range(1), None, ..., bytearray(), bytearray(1), B(True), B(False), L(0), L(2), Both(), Neither(), len, int, (x for x in ())]
print("".join("1" if v else "0" for v in values))
print("".join("1" if not v else "0" for v in values))
print("".join("1" if bool(v) else "0" for v in values))
print("".join("1" if (v and True) is True else "0" for v in values))
print("".join("1" if (v or None) is not None else "0" for v in values))
print("".join("1" if any([v]) else "0" for v in values), "".join("1" if all([v]) else "0" for v in values))
print(len(list(filter(None, values))), len([v for v in values if v]), sum(1 for v in values if not v))
def loop(v):
    n = 0
    while v:
        n += 1
        v = v - 1 if isinstance(v, int) else v[1:]
    return n
print(loop(3), loop("abcd"), loop([1, 2]), loop(()), loop(b"xy"))
class Bad:
    def __init__(self, r): self.r = r
    def __bool__(self): return self.r
for r in (1, "yes", None, []):
    for f in (lambda: bool(Bad(r)), lambda: not Bad(r), lambda: 1 if Bad(r) else 2, lambda: Bad(r) and 1):
        try:
            print(f(), end=" ")
        except TypeError:
            print("T", end=" ")
print()
assert values, "not empty"
try:
    assert [], "empty"
except AssertionError as e:
    print("AssertionError", e)

# Keys of every hashable kind, equal keys of different types, and refusals.
def fn():
    pass
class C:
    pass
c1, c2 = C(), C()
keys = (0, 1, -1, 1 << 70, 1.5, "s", "", b"s", None, (), (1,), ((1,), "x"), frozenset({1}), fn, C, c1, c2, int, len, Ellipsis, 2.0 ** 70 + 1e10)
d = {}
for i, k in enumerate(keys):
    d[k] = i
print(len(d), all(d[k] == i for i, k in enumerate(keys)), "s" in d, b"s" in d, d["s"] != d[b"s"])
print(d[False], d[True], d[1.0], d[-1.0], d[int("1180591620717411303424")], d[(1.0,)], d[frozenset([1])], d[frozenset((True,))])
for bad in ([], {}, set(), bytearray(b"x"), ([],), (1, {}), slice(1) if False else [[]]):
    for f in (lambda: {bad: 1}, lambda: d[bad], lambda: d.get(bad), lambda: bad in d, lambda: hash(bad), lambda: {bad}):
        try:
            f()
            print("ok", end=" ")
        except TypeError:
            print("T", end=" ")
    print(type(bad).__name__)
class H:
    def __init__(self, n, h):
        self.n, self.h = n, h
    def __hash__(self):
        return self.h
    def __eq__(self, other):
        return isinstance(other, H) and self.n == other.n
    def __repr__(self):
        return "H%d" % self.n
e = {H(1, 7): "a", H(2, 7): "b", H(3, 8): "c"}
print(e, e[H(1, 7)], e[H(2, 7)], e.get(H(3, 7)), e.get(H(3, 8)), H(1, 9) in e, H(1, 7) in e)
e[H(2, 7)] = "B"
del e[H(1, 7)]
print(e, len(e))
class Bad:
    def __hash__(self):
        raise ValueError("no hash")
try:
    {Bad(): 1}
except ValueError as x:
    print("ValueError", x)
class Eq:
    def __eq__(self, other):
        return True
try:
    {Eq(): 1}
    print("made")
except TypeError:
    print("TypeError")

# Deep and empty containers through the builtins.
deep = []
for i in range(40):
    deep = [deep]
n = 0
d = deep
while d:
    d = d[0]
    n += 1
print(n, str(deep) == "[" * 41 + "]" * 41, deep == eval(str(deep)), deep != [deep], len(deep), deep < [[]], [deep] > deep)
tower = {}
for i in range(30):
    tower = {"k": tower}
print(str(tower).count("k"), tower == eval(str(tower)), tower["k"]["k"] != tower)
mixed = ()
for i in range(12):
    mixed = [mixed, {i: mixed}] if i % 2 else (mixed, i)
print(len(str(mixed)), mixed == eval(str(mixed)), isinstance(mixed, list))
wide = list(range(2000))
print(sum(wide), len(str(wide)), wide == list(range(2000)), max(wide), wide[::500], sorted(wide, reverse=True)[:3], wide.index(1999), wide.count(7))
empties = ["", b"", [], (), {}, set(), frozenset(), range(0), bytearray()]
for e in empties:
    print(repr(e), len(e), bool(e), list(e), tuple(e), sorted(e), list(enumerate(e)), list(zip(e, e)), list(map(str, e)), any(e), all(e), sum(e) if not isinstance(e, str) else 0, min(e, default="d"), max(e, default=None), 1 in e if not isinstance(e, str) else False, next(iter(e), "end"))
print([e == f for e in empties for f in empties].count(True), [] + [], () + (), "" + "", b"" + b"", {} | {}, set() | set(), [] * 5, "" * 5, "".join([]), "".split(), "".split(","), [].copy(), {}.copy(), set().copy(), dict([]), list(""), tuple(""), set(""), [[]] == [[]], [()] == [()], [{}] == [{}])
for f in (lambda: min([]), lambda: max(()), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: [][0], lambda: ()[0], lambda: ""[0], lambda: b""[0], lambda: {}[0], lambda: range(0)[0], lambda: next(iter([])), lambda: [].index(1), lambda: "".index("a"), lambda: [].remove(1)):
    try:
        print(f())
    except (ValueError, IndexError, KeyError, StopIteration) as e:
        print(type(e).__name__, end=" ")
print()

# Records sorted by several keys, mixed directions, missing values, ties.
rows = [{"n": "eve", "a": 31, "s": 2.5}, {"n": "bob", "a": 25, "s": None}, {"n": "Al", "a": 31, "s": 1.0}, {"n": "dan", "a": 25, "s": 2.5}, {"n": "cy", "a": None, "s": 1.0}]
names = lambda rs: [r["n"] for r in rs]
print(names(sorted(rows, key=lambda r: r["n"])), names(sorted(rows, key=lambda r: r["n"].lower())), names(sorted(rows, key=lambda r: (r["a"] is None, r["a"] or 0, r["n"]))), names(sorted(rows, key=lambda r: (-(r["s"] or 0), r["n"]))))
try:
    sorted(rows, key=lambda r: r["a"])
except TypeError:
    print("TypeError")
try:
    sorted(rows)
except TypeError:
    print("TypeError")
step = sorted(rows, key=lambda r: r["n"], reverse=True)
step.sort(key=lambda r: r["s"] is None)
print(names(step), names(rows))
class Desc:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return o.v < self.v
print([w for w in sorted("pear fig apple kiwi".split(), key=lambda w: (len(w), Desc(w)))], sorted([(1, "b"), (2, "a"), (1, "a")], key=lambda p: (Desc(p[0]), p[1])))
def multisort(rs, *specs):
    rs = list(rs)
    for key, rev in reversed(specs):
        rs.sort(key=lambda r: (r[key] is None, r[key] if r[key] is not None else 0), reverse=rev)
    return names(rs)
print(multisort(rows, ("a", False), ("n", True)), multisort(rows, ("s", True), ("a", False)), multisort(rows), multisort([], ("a", True)))
def natural(s):
    out, num = [], ""
    for c in s + "\0":
        if c.isdigit():
            num += c
        else:
            if num:
                out.append((0, int(num), ""))
                num = ""
            out.append((1, 0, c.lower()))
    return out
print(sorted("file10 file9 File1 file1b file100 file".split(), key=natural), sorted(["1.10", "1.9", "1.2", "1"], key=natural))
order = {c: i for i, c in enumerate("zyxcba")}
print(sorted("abcxyz", key=order.get), sorted("abc", key=order.__getitem__), sorted(["ab", "ba", "za"], key=lambda w: [order[c] for c in w]))
groups = {}
for r in rows:
    groups.setdefault(r["a"], []).append(r["n"])
print(sorted(groups.items(), key=lambda kv: (kv[0] is None, kv[0] or 0)), sorted(map(len, groups.values())), max(groups.values(), key=len), min(groups, key=lambda k: (k is None, k or 0)))
rank = sorted(range(5), key=lambda i: (rows[i]["s"] or 0, -i))
inverse = [rank.index(i) for i in range(5)]
print(rank, inverse, [rank[i] for i in inverse], sorted(zip(inverse, "abcde")), sorted(enumerate("hello"), key=lambda p: (p[1], -p[0])))
deck = [(r, s) for s in "SHDC" for r in "A23"]
print(sorted(deck), sorted(deck, key=lambda c: ("23A".index(c[0]), "CDHS".index(c[1])))[-3:], max(deck, key=lambda c: ("23A".index(c[0]), c[1])))
top = sorted(((len(w), w) for w in "a bb cc ddd e".split()), key=lambda p: (-p[0], p[1]))[:3]
print(top, [w for _, w in top], sorted([True, False, None is None, 0, 1, 2 > 3]), sorted(["10", "9", "1"]), sorted(["10", "9", "1"], key=int), sorted([3.5, 2, True, -1, 1 << 40]), sorted(b"hello", reverse=True), sorted({"b": 0, "a": 1}.values()), sorted(range(3), key=lambda x: -x) == [2, 1, 0])

# fromkeys, setdefault and get: shared defaults, evaluation, falsy values.
d = dict.fromkeys("abc")
print(d, dict.fromkeys([1, 2], 0), dict.fromkeys([]), dict.fromkeys("aba", 1), dict.fromkeys(range(3), "x"), dict.fromkeys({"k": 1}), {}.fromkeys("z", 9), dict.fromkeys((i for i in "pq"), ()))
shared = dict.fromkeys("xy", [])
shared["x"].append(1)
print(shared, shared["x"] is shared["y"])
own = {k: [] for k in "xy"}
own["x"].append(1)
print(own)
log = []
def made():
    log.append("made")
    return []
d = {"k": 0, "n": None, "e": ""}
print(d.setdefault("k", 5), d.setdefault("n", 5), d.setdefault("e", 5), d.setdefault("new", 5), d.setdefault("none"), d)
print(d.get("k", 9), d.get("n", 9), d.get("zz", 9), d.get("zz"), d.get("k") or "falsy", d.get("zz", d), "k" in d, "zz" in d)
d.setdefault("k", made())
d.get("k", made())
print(log, d.pop("k"), d.pop("k", "gone"), d.pop("n", 1), len(d))
x = {}
x.setdefault("l", []).append(1)
x.setdefault("l", []).append(2)
x.setdefault("d", {}).setdefault("deep", {})["v"] = 3
x.setdefault((1, 2), set()).add(5)
print(x)
counts = {}
for c in "hello":
    counts[c] = counts.setdefault(c, 0) + 1
print(counts)
class D(dict):
    def __missing__(self, k):
        return "missing " + k
m = D(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, m.setdefault("c", 2), m["c"], len(m))
g = {}
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    g.setdefault(k, []).append(v)
print(g, {k: sum(v) for k, v in g.items()}, dict(sorted(g.items(), reverse=True)))
try:
    x.setdefault([], 1)
except TypeError:
    print("TypeError", len(x))
try:
    dict.fromkeys(None)
except TypeError:
    print("TypeError")

d = {"a": 1, "b": 2}
d["c"] = 3
print(d, d["a"], d.get("z"), d.get("z", 0), len(d), "a" in d, "z" in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
del d["a"]
print(d, d.pop("b"), d.pop("zz", None), d, d.setdefault("c", 9), d.setdefault("x", 7), d)
d.update({"y": 1}, z=2)
d.update([("q", 5)])
print(d, d.popitem(), d, dict(d) == d, d.copy() is d)
d.clear()
print(d, bool(d), {} == dict())
for f in (lambda: d["a"], lambda: d.pop("a"), lambda: d.popitem(), lambda: {[]: 1}):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__)

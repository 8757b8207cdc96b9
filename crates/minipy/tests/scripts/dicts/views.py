d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i)
d["c"] = 3
print(k, list(v), list(i), len(k), "c" in k, ("c", 3) in i, 3 in v)
print(sorted(k), sum(v), dict(i) == d, list(map(lambda kv: kv[0], i)))
for key, value in d.items():
    print(key, value)

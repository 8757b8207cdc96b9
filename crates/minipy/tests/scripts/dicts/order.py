d = {}
for k in "hello world":
    d[k] = d.get(k, 0) + 1
print(d)
del d["l"]
d["l"] = "again"
d["h"] = "kept place"
print(d, list(d)[-1], list(reversed(list(d))))
print({i: i * i for i in range(20)})
e = {3: 1, 1: 2}
e[2] = 3
print(e, sorted(e), max(e), sum(e))

# The order of keys after stores, deletions, updates and copies.
d = {}
for k in "qwerty":
    d[k] = ord(k)
print(list(d))
d["e"] = 0
print(list(d))
del d["e"]
d["e"] = 1
print(list(d), d)
d.pop("q")
d["q"] = 2
d.update({"w": 9, "new": 8})
print(list(d.items()))
print(d.popitem(), d.popitem(), list(d))
d.setdefault("t", 5)
d.setdefault("last")
print(list(d), d["last"], d["t"])
c = d.copy()
d["only d"] = 1
print(list(c), list(dict(d)), list({**d, "r": 0, "z": 1}))
for i in range(50):
    d[i] = i
for i in range(0, 50, 2):
    del d[i]
for i in range(0, 10, 2):
    d[i] = -i
print(list(d))
big = {i * 37 % 101: i for i in range(101)}
print(list(big)[:10], list(big) == [i * 37 % 101 for i in range(101)])
for i in range(100):
    big.pop(i * 37 % 101)
print(big)
print(list({"b": 1, "a": 2, "b": 3}), {"b": 1, "a": 2, "b": 3}, dict([("x", 1), ("y", 2), ("x", 3)]), dict(z=1, a=2), list(dict.fromkeys("hello")))

class D(dict):
    def __missing__(self, k):
        return k * 2
    def extra(self):
        return len(self)
d = D(a=1)
print(d["a"], d["zz"], d.extra(), "zz" in d, isinstance(d, dict), d == {"a": 1})
d["b"] = 2
print(d, sorted(d.items()), d.get("q"))

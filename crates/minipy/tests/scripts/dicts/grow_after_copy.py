# Dicts whose room came from a copy or shrank by deletions: every key stays findable while they grow past the index.
def grow(d, n, tag):
    for i in range(n):
        d["%s%d" % (tag, i)] = i
        missing = [k for k in list(d) if k not in d]
        if missing:
            print("lost", tag, i, missing)
            return
    print(tag, len(d), d["%s0" % tag], d["%s%d" % (tag, n - 1)])
for size in range(12):
    base = {i: -i for i in range(size)}
    grow(base.copy(), 12, "copy%d_" % size)
    grow(dict(base), 9, "dict%d_" % size)
    d = dict(base)
    for k in list(d)[::2]:
        del d[k]
    grow(d, 11, "half%d_" % size)
s = {1, 2, 3}
t = s.copy()
for i in range(10, 30):
    t.add(i)
    if not all(x in t for x in list(t)):
        print("lost in set", i)
        break
print(len(t), s)
class Attrs:
    pass
a = Attrs()
a.x = a.y = a.z = 0
for i in range(12):
    setattr(a, "n%d" % i, i)
print(len(a.__dict__), a.x, a.n0, a.n11, [n for n in a.__dict__ if not hasattr(a, n)])

# Slices handed to __getitem__, __setitem__ and __delitem__ of classes, with indices, tuples and Ellipsis.
class Rec:
    def __init__(self, n):
        self.items, self.log = list(range(n)), []
    def show(self, key):
        if isinstance(key, tuple):
            return tuple(self.show(k) for k in key)
        if isinstance(key, slice):
            return "%s:%s:%s" % (key.start, key.stop, key.step)
        return "..." if key is ... else key
    def __getitem__(self, key):
        self.log.append("get " + str(self.show(key)))
        if isinstance(key, tuple):
            return [self.items[k] for k in key if k is not ...]
        return self.items[key]
    def __setitem__(self, key, v):
        self.log.append("set " + str(self.show(key)))
        self.items[key] = v
    def __delitem__(self, key):
        self.log.append("del " + str(self.show(key)))
        del self.items[key]
    def __len__(self):
        return len(self.items)
r = Rec(10)
print(r[1], r[-1], r[2:5], r[:3], r[7:], r[::4], r[-3:-1], r[8:2:-2], r[1, 2], r[1:2, ..., 3] if False else r[0, ...], r[()])
r[0] = "zero"
r[1:3] = ["x"]
r[-2:] = []
r[3:3] = "ab"
del r[0]
del r[1:3]
print(r.items, len(r))
r[0] += "!"
r[1:2] += [99]
print(r.items)
print(r.log)
class Ring:
    def __init__(self, *items): self.items = items
    def __getitem__(self, i):
        n = len(self.items)
        if isinstance(i, slice):
            return [self[k] for k in range(i.start or 0, i.stop, i.step or 1)]
        return self.items[i % n]
    def __len__(self): return len(self.items)
g = Ring("a", "b", "c")
print(g[0], g[4], g[-1], g[-5], g[1:8], g[-2:3:2], g[3:-1:-1])
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, key):
        i, j = key
        rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
        out = [r[j] for r in rows]
        return out if isinstance(i, slice) else out[0]
    def __setitem__(self, key, v):
        i, j = key
        self.rows[i][j] = v
m = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
print(m[0, 1], m[1, :], m[:, 0], m[1:, 1:], m[::2, ::-1], m[-1, -1])
m[1, 1] = 50
m[0, :2] = [10, 20]
m[2, 2] -= 1
print(m.rows)
for bad in (lambda: m[0], lambda: m[1, 2, 3], lambda: m["a", 0], lambda: Rec(2)[5], lambda: Rec(2)["x"]):
    try:
        bad()
        print("no error")
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__)
s = slice(1, 5, 2)
print(s.start, s.stop, s.step, [0, 1, 2, 3, 4, 5][s], "abcdef"[s], (1, 2, 3)[slice(None)], [1, 2, 3][slice(-2, None)], slice(3).start, s == slice(1, 5, 2))

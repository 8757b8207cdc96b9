# Matrices and polynomials in several variables as dicts of non-zero entries.
class Sparse:
    def __init__(self, entries=()):
        self.d = {k: v for k, v in dict(entries).items() if v}
    def __getitem__(self, k): return self.d.get(k, 0)
    def __setitem__(self, k, v):
        if v:
            self.d[k] = v
        else:
            self.d.pop(k, None)
    def __add__(self, o):
        out = Sparse(self.d)
        for k, v in o.d.items():
            out[k] += v
        return out
    def __neg__(self): return Sparse({k: -v for k, v in self.d.items()})
    def __sub__(self, o): return self + -o
    def __mul__(self, o):
        if not isinstance(o, Sparse):
            return Sparse({k: v * o for k, v in self.d.items()})
        out = Sparse()
        for (i, k), v in self.d.items():
            for (l, j), w in o.d.items():
                if k == l:
                    out[i, j] += v * w
        return out
    __rmul__ = __mul__
    def __eq__(self, o): return self.d == o.d
    def __len__(self): return len(self.d)
    def t(self): return Sparse({(j, i): v for (i, j), v in self.d.items()})
    def __repr__(self): return "{" + ", ".join("%d,%d: %s" % (k + (v,)) for k, v in sorted(self.d.items())) + "}"
a = Sparse({(0, 0): 1, (0, 2): 2, (1, 1): 3, (5, 5): 0})
b = Sparse({(0, 0): 4, (2, 0): -2, (2, 1): 5, (1, 2): 1})
print(a, b, len(a), a[0, 2], a[9, 9], len(a), a + b, a - a, len(a - a), a * b, b * a, a * 2, 3 * a, a.t(), a.t().t() == a, (a * b).t() == b.t() * a.t(), -a, bool(a - a))
a[0, 0] = 0
a[7, 7] += 1.5
print(a, len(a), (7, 7) in a.d)
eye = Sparse({(i, i): 1 for i in range(10)})
print(a * eye == a, eye * eye == eye, (eye * 0).d, a + -a == Sparse())
fib = Sparse({(0, 0): 1, (0, 1): 1, (1, 0): 1})
p, n = Sparse({(0, 0): 1, (1, 1): 1}), 100
while n:
    if n & 1:
        p = p * fib
    fib = fib * fib
    n >>= 1
print(p[0, 1])
def pmul(p, q):
    out = {}
    for (a, b), v in p.items():
        for (c, d), w in q.items():
            out[a + c, b + d] = out.get((a + c, b + d), 0) + v * w
    return {k: v for k, v in out.items() if v}
x_y, x_my = {(1, 0): 1, (0, 1): 1}, {(1, 0): 1, (0, 1): -1}
print(pmul(x_y, x_my), pmul(x_y, x_y), pmul(pmul(x_y, x_y), x_y), pmul({}, x_y))
def show(p):
    return " + ".join(("%d" % v if v != 1 or k == (0, 0) else "") + "x" * k[0] + "y" * k[1] for k, v in sorted(p.items(), reverse=True)) or "0"
print(show(pmul(x_y, x_my)), "|", show(pmul(x_y, x_y)), "|", show({}), "|", show({(0, 0): 1}))
diff = {(i - 1, j): v * i for (i, j), v in pmul(pmul(x_y, x_y), x_y).items() if i}
print(show(diff), sum(v * 2 ** i * 3 ** j for (i, j), v in diff.items()), 3 * (2 + 3) ** 2)
cells = {(0, 0): "S", (2, 1): "#", (-1, 3): "E"}
rows = range(min(r for r, _ in cells), max(r for r, _ in cells) + 1)
cols = range(min(c for _, c in cells), max(c for _, c in cells) + 1)
print("/".join("".join(cells.get((r, c), ".") for c in cols) for r in rows), {k[::-1]: v for k, v in cells.items()}, sorted(cells, key=lambda k: abs(k[0]) + abs(k[1])), [k for k in cells if k[0] == k[1]])

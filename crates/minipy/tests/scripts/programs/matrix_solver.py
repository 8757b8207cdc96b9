# Linear algebra with exact fractions: elimination, inverse, determinant, a least squares line, rank.
class Frac:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("fraction")
        a, b = abs(n), abs(d)
        while b:
            a, b = b, a % b
        a = a if d > 0 else -a
        self.n, self.d = n // a, d // a
    @staticmethod
    def of(x):
        return x if isinstance(x, Frac) else Frac(x)
    def __add__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    def __sub__(self, o): return self + -Frac.of(o)
    def __mul__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.n, self.d * o.d)
    def __truediv__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.d, self.d * o.n)
    __radd__, __rmul__ = __add__, __mul__
    def __rsub__(self, o): return Frac.of(o) - self
    def __rtruediv__(self, o): return Frac.of(o) / self
    def __neg__(self): return Frac(-self.n, self.d)
    def __eq__(self, o):
        o = Frac.of(o)
        return self.n == o.n and self.d == o.d
    def __lt__(self, o):
        o = Frac.of(o)
        return self.n * o.d < o.n * self.d
    def __bool__(self): return self.n != 0
    def __abs__(self): return Frac(abs(self.n), self.d)
    def __float__(self): return self.n / self.d
    def __repr__(self): return str(self.n) if self.d == 1 else "%d/%d" % (self.n, self.d)
print(Frac(6, -4), Frac(1, 3) + Frac(1, 6), 1 - Frac(1, 3), 2 / Frac(4, 3), Frac(1, 2) * 4 == 2, sorted([Frac(1, 2), Frac(-3), Frac(1, 3)]), float(Frac(1, 8)), sum([Frac(1, n) for n in range(1, 6)]))
def eliminate(m):
    m = [[Frac.of(x) for x in row] for row in m]
    rank, sign, det = 0, 1, Frac(1)
    for col in range(len(m[0])):
        pivot = max(range(rank, len(m)), key=lambda r: abs(m[r][col]), default=None) if rank < len(m) else None
        if pivot is None or not m[pivot][col]:
            det = det * (0 if col < len(m) else 1)
            continue
        if pivot != rank:
            m[rank], m[pivot] = m[pivot], m[rank]
            sign = -sign
        p = m[rank][col]
        if col < len(m):
            det = det * p
        m[rank] = [x / p for x in m[rank]]
        for r in range(len(m)):
            if r != rank and m[r][col]:
                f = m[r][col]
                m[r] = [a - f * b for a, b in zip(m[r], m[rank])]
        rank += 1
    return m, rank, det * sign
def solve(a, b):
    m, rank, _ = eliminate([row + [y] for row, y in zip(a, b)])
    if rank < len(a) or any(not any(row[:-1]) and row[-1] for row in m):
        return None
    return [row[-1] for row in m]
print(solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]), solve([[1, 2], [2, 4]], [1, 2]), solve([[0, 1], [1, 0]], [5, 7]), solve([[3]], [1]))
def inverse(a):
    n = len(a)
    m, rank, det = eliminate([row + [int(i == j) for j in range(n)] for i, row in enumerate(a)])
    return [row[n:] for row in m]
a = [[2, 0, 1], [1, 3, 2], [1, 1, 1]]
inv = inverse(a)
print(inv, [[sum(a[i][k] * inv[k][j] for k in range(3)) for j in range(3)] for i in range(3)], eliminate(a)[2], eliminate([[1, 2], [2, 4]])[1:], eliminate([[0, 2], [3, 4]])[2])
pts = [(1, 2), (2, 3), (3, 5), (4, 4)]
sx, sy, sxx, sxy = sum(x for x, _ in pts), sum(y for _, y in pts), sum(x * x for x, _ in pts), sum(x * y for x, y in pts)
print(solve([[sxx, sx], [sx, len(pts)]], [sxy, sy]))

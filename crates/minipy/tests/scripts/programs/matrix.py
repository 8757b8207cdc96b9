class M:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
    def __matmul__(self, o):
        return M([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        r = M([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        b = self
        while n:
            if n & 1:
                r = r @ b
            b = b @ b
            n >>= 1
        return r
    def __repr__(self):
        return "\n".join(" ".join("%4d" % x for x in r) for r in self.rows)
    def __eq__(self, o):
        return self.rows == o.rows
f = M([[1, 1], [1, 0]])
print(f ** 10)
print((f ** 90).rows[0][1])
print(f @ f == f ** 2, [list(t) for t in zip(*[[1, 2, 3], [4, 5, 6]])])

# Matrices as lists: product, transpose, determinant, inverse, spiral, rotation.
def mul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
def transpose(m):
    return [list(r) for r in zip(*m)]
def det(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1 :] for r in m[1:]]) for j in range(len(m)))
def power(m, n):
    r = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1:
            r = mul(r, m)
        m = mul(m, m)
        n >>= 1
    return r
def spiral(m):
    out = []
    m = [r[:] for r in m]
    while m:
        out += m.pop(0)
        m = transpose(m)[::-1]
    return out
a, b = [[1, 2], [3, 4]], [[0, 1], [1, 0]]
print(mul(a, b), transpose([[1, 2, 3]]), det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), det([[5]]), power([[1, 1], [1, 0]], 90)[0][1], power(a, 0))
grid = [[r * 4 + c for c in range(4)] for r in range(3)]
print(spiral(grid), [list(r)[::-1] for r in zip(*grid)], [grid[i][i] for i in range(3)], sum(map(sum, grid)), [max(c) for c in zip(*grid)], [r[1:3] for r in grid[:2]])
print(grid, spiral([]), spiral([[1]]), spiral([[1], [2]]))
def solve(m, v):
    m = [row[:] + [x] for row, x in zip(m, v)]
    n = len(m)
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(n):
            if r != i:
                f = m[r][i] / m[i][i]
                m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    return [round(m[i][n] / m[i][i], 9) for i in range(n)]
print(solve([[2, 1], [1, 3]], [3, 5]), solve([[0, 1, 1], [2, 0, 1], [1, 1, 0]], [5, 5, 3]))
for i, row in enumerate(grid):
    row[i] = "*"
    del row[-1]
print(grid, [r.count("*") for r in grid])
def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [1] + [x + y for x, y in zip(row, row[1:])] + [1]
print(list(pascal(6)))

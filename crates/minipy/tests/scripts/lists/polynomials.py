# Polynomials as lists of coefficients: arithmetic, division, derivative, roots.
def trim(p):
    while p and p[-1] == 0:
        p = p[:-1]
    return p
def add(p, q):
    n = max(len(p), len(q))
    return trim([a + b for a, b in zip(p + [0] * (n - len(p)), q + [0] * (n - len(q)))])
def mul(p, q):
    out = [0] * (len(p) + len(q) - 1) if p and q else []
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            out[i + j] += a * b
    return trim(out)
def divide(p, d):
    p, q = p[:], [0] * max(0, len(p) - len(d) + 1)
    while len(p) >= len(d):
        k, f = len(p) - len(d), p[-1] // d[-1]
        q[k] = f
        for i, c in enumerate(d):
            p[i + k] -= f * c
        p.pop()
    return trim(q), trim(p)
def show(p):
    terms = []
    for k in range(len(p) - 1, -1, -1):
        if p[k]:
            c = "" if abs(p[k]) == 1 and k else str(abs(p[k]))
            x = "" if k == 0 else "x" if k == 1 else "x^%d" % k
            terms.append(("-" if p[k] < 0 else "+") + c + x)
    return "".join(terms).lstrip("+") or "0"
def value(p, x):
    return sum(c * x ** k for k, c in enumerate(p))
a, b = [-6, 11, -6, 1], [-1, 1]
print(show(a), "|", show(b), "|", show(add(a, b)), "|", show(mul(a, b)), "|", show([]), show([0, 0, 1]), show([5]), show([0, -1]))
q, r = divide(a, b)
print(show(q), show(r), mul(q, b) == a, divide([1, 2], [0, 0, 1]), divide(a, a), [value(a, x) for x in range(5)], a, b)
def derive(p):
    return [k * c for k, c in enumerate(p)][1:]
def power(p, n):
    out = [1]
    for _ in range(n):
        out = mul(out, p)
    return out
print(show(derive(a)), derive([5]), derive([]), power([1, 1], 6), power([2, 1], 0), sum(power([1, 1], 30)), show(power([1, -2], 3)))
print([x for x in range(-10, 11) if value(a, x) == 0], mul([], a), add([1], [-1]), trim([0, 0]), max(power([1, 1, 1], 8)), value(power([1, 1], 40), 10))
def compose(p, q):
    out = []
    for c in reversed(p):
        out = add(mul(out, q), [c])
    return out
print(show(compose([0, 0, 1], [1, 1])), show(compose(a, [0, 2])), value(compose(a, b), 7) == value(a, value(b, 7)))
def lagrange(points):
    total = []
    for i, (xi, yi) in enumerate(points):
        num, den = [yi], 1
        for j, (xj, _) in enumerate(points):
            if i != j:
                num, den = mul(num, [-xj, 1]), den * (xi - xj)
        total = add(total, [c / den for c in num])
    return total
print([round(c, 9) for c in lagrange([(0, 1), (1, 3), (2, 7), (3, 13)])], lagrange([(5, 2)]))
grid = [[int(value([0, 1, 1], r) > c) for c in range(6)] for r in range(4)]
print(grid, [sum(col) for col in zip(*grid)], sum(map(sum, grid)))

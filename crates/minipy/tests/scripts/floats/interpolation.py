# Tables of floats: linear and cubic interpolation, least squares, quantiles, smoothing.
xs = [0.0, 1.0, 2.5, 4.0, 7.0]
ys = [1.0, 3.0, 2.0, 5.5, -1.0]
def linear(x):
    if x <= xs[0]:
        return ys[0]
    for x0, x1, y0, y1 in zip(xs, xs[1:], ys, ys[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return ys[-1]
print([round(linear(x), 6) for x in (-1, 0, 0.5, 1, 1.75, 2.5, 3.9, 6.999, 7, 99)])
def lagrange(x):
    total = 0.0
    for i, yi in enumerate(ys):
        for j, xj in enumerate(xs):
            if j != i:
                yi *= (x - xj) / (xs[i] - xj)
        total += yi
    return total
print([round(lagrange(x), 6) for x in xs + [0.5, 3.0, 5.5]])
def fit(points, degree):
    n = degree + 1
    m = [[sum(x ** (i + j) for x, _ in points) for j in range(n)] + [sum(y * x ** i for x, y in points)] for i in range(n)]
    for i in range(n):
        for k in range(i + 1, n):
            f = m[k][i] / m[i][i]
            m[k] = [a - f * b for a, b in zip(m[k], m[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (m[i][n] - sum(m[i][j] * out[j] for j in range(i + 1, n))) / m[i][i]
    return out
pts = [(x / 2, 1.5 + 0.5 * (x / 2) - 0.25 * (x / 2) ** 2) for x in range(8)]
print([round(c, 6) for c in fit(pts, 2)], [round(c, 6) for c in fit(pts, 1)], ["%.4f" % c for c in fit(list(zip(xs, ys)), 3)])
data = [7.0, 1.5, 3.0, 9.5, 4.0, 4.0, 8.25]
def quantile(q):
    s = sorted(data)
    k = q * (len(s) - 1)
    i = int(k)
    return s[i] + (s[min(i + 1, len(s) - 1)] - s[i]) * (k - i)
print([quantile(q / 8) for q in range(9)], quantile(0.9), sum(data) / len(data), max(data) - min(data))
def smooth(l, alpha):
    out = [l[0]]
    for x in l[1:]:
        out.append(alpha * x + (1 - alpha) * out[-1])
    return out
print(["%.4f" % x for x in smooth(data, 0.3)], smooth(data, 1) == data, set(smooth(data, 0)) == {7.0}, [round(sum(data[max(0, i - 1) : i + 2]) / len(data[max(0, i - 1) : i + 2]), 4) for i in range(len(data))])
def hermite(x0, y0, d0, x1, y1, d1, x):
    h = x1 - x0
    t = (x - x0) / h
    return (2 * t ** 3 - 3 * t ** 2 + 1) * y0 + (t ** 3 - 2 * t ** 2 + t) * h * d0 + (-2 * t ** 3 + 3 * t ** 2) * y1 + (t ** 3 - t ** 2) * h * d1
print([hermite(0, 0, 1, 1, 1, 1, t / 4) for t in range(5)], [round(hermite(0, 0, 0, 2, 1, 0, t / 2), 6) for t in range(5)])
def integrate(f, a, b, depth=0):
    m = (a + b) / 2
    whole, halves = (b - a) / 6 * (f(a) + 4 * f(m) + f(b)), 0.0
    for p, q in ((a, m), (m, b)):
        halves += (q - p) / 6 * (f(p) + 4 * f((p + q) / 2) + f(q))
    if depth > 12 or abs(whole - halves) < 1e-9:
        return halves
    return integrate(f, a, m, depth + 1) + integrate(f, m, b, depth + 1)
print("%.8f %.8f %.8f" % (integrate(lambda x: x ** 5, 0, 1), integrate(lambda x: 1 / (1 + x * x), 0, 1) * 4, integrate(lambda x: x ** 0.5, 0.0, 1.0)))
grid = [[(r * 3 + c) / 2 for c in range(4)] for r in range(3)]
def bilinear(r, c):
    i, j = min(int(r), 1), min(int(c), 2)
    u, v = r - i, c - j
    return (1 - u) * ((1 - v) * grid[i][j] + v * grid[i][j + 1]) + u * ((1 - v) * grid[i + 1][j] + v * grid[i + 1][j + 1])
print([bilinear(r / 2, c) for r in range(5) for c in (0, 1.25, 3)])

# Newton, bisection, Simpson, Euler, continued fractions; results to the last digits.
def newton(f, df, x, n=60):
    for _ in range(n):
        step = f(x) / df(x)
        x -= step
        if abs(step) < 1e-15 * abs(x):
            break
    return x
print([newton(lambda x: x * x - k, lambda x: 2 * x, k) for k in (2.0, 3.0, 10.0, 1e10)])
def bisect(f, lo, hi):
    for _ in range(200):
        mid = (lo + hi) / 2
        if mid in (lo, hi):
            break
        if (f(mid) > 0) == (f(hi) > 0):
            hi = mid
        else:
            lo = mid
    return lo, hi
print(bisect(lambda x: x ** 3 - 2, 0.0, 2.0), bisect(lambda x: x - 0.1, 0.0, 1.0))
def simpson(f, a, b, n):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + sum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))
print("%.10f %.10f" % (simpson(lambda x: x * x * x, 0, 2, 10), simpson(lambda x: 1 / x, 1, 2, 100)))
def euler(f, y, t, n):
    h = t / n
    for _ in range(n):
        y += h * f(y)
    return y
print(["%.8f" % euler(lambda y: -y, 1.0, 1.0, n) for n in (10, 100, 1000)])
def fraction(x, limit):
    a, b, c, d, y = 0, 1, 1, 0, x
    while True:
        k = int(y)
        if d * k + b > limit:
            return c, d
        a, b, c, d = c, d, c * k + a, d * k + b
        if y == k:
            return c, d
        y = 1 / (y - k)
print(fraction(3.141592653589793, 10 ** 5), fraction(0.5, 100), fraction(2 ** 0.5, 1000), fraction(0.1, 10 ** 6))
def exp(x):
    term = total = 1.0
    n = 1
    while abs(term) > 1e-18 * abs(total):
        term *= x / n
        total += term
        n += 1
    return total
print("%.12f %.12f %.12e" % (exp(1), exp(-0.5), exp(20)))
def mean_var(data):
    n = mean = m2 = 0.0
    for x in data:
        n += 1
        d = x - mean
        mean += d / n
        m2 += d * (x - mean)
    return mean, m2 / n
print(mean_var([1e9 + k for k in (4, 7, 13, 16)]), mean_var([0.1] * 10)[0], [round(v, 6) for v in mean_var([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])])
def horner(cs, x):
    r = 0.0
    for c in cs:
        r = r * x + c
    return r
print(horner([1, -6, 11, -6], 1.0), horner([1, -6, 11, -6], 2.5), horner([], 3), horner([0.5], 9))
logistic, xs = 0.3, []
for _ in range(30):
    logistic = 3.7 * logistic * (1 - logistic)
    xs.append(logistic)
print(xs[4], xs[14], xs[29])

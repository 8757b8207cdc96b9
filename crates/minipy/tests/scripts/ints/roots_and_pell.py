# Integer roots and quadratic surds: square and cube roots, Pell, continued fractions.
def iroot(n, k):
    if n < 2:
        return n
    x = 1 << -(-n.bit_length() // k)
    while True:
        y = ((k - 1) * x + n // x ** (k - 1)) // k
        if y >= x:
            return x
        x = y
for n in (0, 1, 2, 15, 16, 17, 10 ** 18 - 1, 10 ** 18, (1 << 62) - 1, 1 << 63, 10 ** 40, 2 ** 200 + 1):
    print(n, [iroot(n, k) for k in (2, 3, 5, 10)], all(iroot(n, k) ** k <= n < (iroot(n, k) + 1) ** k for k in (2, 3, 5)))
def is_square(n):
    return n >= 0 and iroot(n, 2) ** 2 == n
print([n for n in range(60) if is_square(n)], is_square(12345678987654321), is_square(12345678987654322), is_square(-4))
def sqrt_digits(n, places):
    s = str(iroot(n * 10 ** (2 * places), 2))
    return s[:-places] + "." + s[-places:]
print(sqrt_digits(2, 50), sqrt_digits(3, 30), sqrt_digits(4, 5), sqrt_digits(12345, 20))
def surd(n):
    a0 = iroot(n, 2)
    if a0 * a0 == n:
        return [a0]
    out, m, d, a = [a0], 0, 1, a0
    while a != 2 * a0:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        out.append(a)
    return out
print(surd(2), surd(7), surd(23), surd(16), surd(61), len(surd(97)))
def pell(n):
    cf = surd(n)
    period = cf[1:]
    if not period:
        return None
    h0, h1, k0, k1, i = 1, cf[0], 0, 1, 0
    while h1 * h1 - n * k1 * k1 != 1:
        a = period[i % len(period)]
        h0, h1, k0, k1, i = h1, a * h1 + h0, k1, a * k1 + k0, i + 1
    return h1, k1
for n in (2, 3, 7, 13, 61, 109, 4):
    p = pell(n)
    print(n, p, p is None or p[0] ** 2 - n * p[1] ** 2)
def convergents(cf):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for a in cf:
        h0, h1, k0, k1 = h1, a * h1 + h0, k1, a * k1 + k0
        yield h1, k1
print(list(convergents([3, 7, 15, 1, 292])), [round(h / k, 9) for h, k in convergents([1] * 12)][-3:], list(convergents([2, 1, 2, 1, 1, 4, 1, 1, 6]))[-1])
def egyptian(n, d):
    out = []
    while n:
        k = -(-d // n)
        out.append(k)
        n, d = n * k - d, d * k
    return out
print(egyptian(4, 13), egyptian(5, 121), egyptian(0, 7), egyptian(1, 9))
def sum_squares(n):
    return [(a, b) for a in range(iroot(n, 2) + 1) for b in (iroot(n - a * a, 2),) if a <= b and a * a + b * b == n]
print([sum_squares(n) for n in (0, 25, 50, 65, 3, 5525)], [n for n in range(1, 40) if not sum_squares(n)][:10])

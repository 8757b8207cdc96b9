def sqrt_digits(n, d):
    x = n * 10 ** (2 * d)
    r = x
    y = (r + 1) // 2
    while y < r:
        r = y
        y = (r + x // r) // 2
    return r
print(sqrt_digits(2, 60))
def pi(d):
    def arctan(x):
        t = s = 10 ** (d + 10) // x
        n, sign = 3, -1
        while t:
            t //= x * x
            s += sign * (t // n)
            sign, n = -sign, n + 2
        return s
    return 4 * (4 * arctan(5) - arctan(239)) // 10 ** 10
print(pi(80))
print(2 ** 521 - 1, (2 ** 521 - 1) % 1000007, len(str(3 ** 1000)), pow(7, 10 ** 30, 10 ** 12 + 39))

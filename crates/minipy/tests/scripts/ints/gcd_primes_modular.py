# Number theory with large ints: gcd, inverse, Miller-Rabin, square root.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

def inverse(a, m):
    r, s, t, u = m, a, 0, 1
    while s:
        q = r // s
        r, s = s, r - q * s
        t, u = u, t - q * u
    return t % m if r == 1 else None

def probably_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True

def isqrt(n):
    x = 1 << ((n.bit_length() + 1) // 2)
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y

print(gcd(2 ** 60 * 3, 6 ** 20), gcd(10 ** 30, 2 ** 40), inverse(3, 10 ** 9 + 7), inverse(7, 2 ** 64), inverse(4, 8))
print([p for p in range(2000, 2100) if probably_prime(p)], probably_prime(2 ** 61 - 1), probably_prime(2 ** 67 - 1), probably_prime(2 ** 89 - 1))
print([isqrt(n) for n in (1, 2, 3, 4, 15, 16, 17, 10 ** 20, 10 ** 21, 2 ** 127)])

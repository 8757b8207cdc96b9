# Toy cryptography on large ints: RSA, Diffie-Hellman, shared secrets, CRT.
def egcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x, u = u, x - q * u
        y, v = v, y - q * v
    return a, x, y
def inv(a, m):
    g, x, _ = egcd(a % m, m)
    if g != 1:
        raise ValueError("not invertible")
    return x % m
p, q, e = 2 ** 61 - 1, 2 ** 89 - 1, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = inv(e, phi)
print(n, d, d * e % phi)
for m in (0, 1, 42, int.from_bytes(b"secret message", "big"), n - 1):
    c = pow(m, e, n)
    print(c, pow(c, d, n) == m)
print(int.to_bytes(pow(pow(int.from_bytes(b"hi there", "big"), e, n), d, n), 8, "big") if False else pow(pow(int.from_bytes(b"hi there", "big"), e, n), d, n).to_bytes(8, "big"))
g, prime = 5, 2 ** 127 - 1
a, b = 0x1234567890ABCDEF1234, 0xFEDCBA09876543211111
A, B = pow(g, a, prime), pow(g, b, prime)
print(A, B, pow(B, a, prime) == pow(A, b, prime), pow(B, a, prime) % 10 ** 12)
def crt(rests, mods):
    total, M = 0, 1
    for m in mods:
        M *= m
    for r, m in zip(rests, mods):
        total += r * (M // m) * inv(M // m, m)
    return total % M
print(crt([2, 3, 2], [3, 5, 7]), crt([123456, 654321], [10 ** 9 + 7, 998244353]), crt([5 % p, 5 % q], [p, q]))
for x, m in ((3, 11), (10, 17), (7, 2 ** 64), (2 ** 70, 2 ** 61 - 1)):
    print(inv(x, m), inv(x, m) * x % m)
try:
    inv(6, 9)
except ValueError as err:
    print("ValueError", err)
def shares(secret, k, xs, mod):
    coeffs = [secret] + [secret * 7 ** i % mod for i in range(1, k)]
    return [(x, sum(c * x ** i for i, c in enumerate(coeffs)) % mod) for x in xs]
def recover(points, mod):
    total = 0
    for i, (xi, yi) in enumerate(points):
        num = den = 1
        for j, (xj, _) in enumerate(points):
            if i != j:
                num, den = num * -xj % mod, den * (xi - xj) % mod
        total += yi * num * inv(den, mod)
    return total % mod
pts = shares(31415926535, 3, range(1, 6), prime)
print(recover(pts[:3], prime), recover([pts[4], pts[0], pts[2]], prime), recover(pts[:2], prime) == 31415926535)
def legendre(a, p):
    return pow(a, (p - 1) // 2, p)
print([x for x in range(1, 23) if legendre(x, 23) == 1], [egcd(240, 46), egcd(0, 5), egcd(17, 0)], [pow(3, k, 7) for k in range(8)], pow(2, prime - 1, prime), pow(0, 0, 7), pow(10, 5, 1))

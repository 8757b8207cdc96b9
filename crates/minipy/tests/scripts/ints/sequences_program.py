# Integer sequences: Collatz, happy numbers, perfect numbers, partitions, Catalan.
def collatz(n):
    steps = peak = 0
    while n != 1:
        n = 3 * n + 1 if n & 1 else n >> 1
        steps += 1
        peak = max(peak, n)
    return steps, peak
print([collatz(n) for n in (1, 2, 7, 27, 97, 703, 2 ** 40 - 1)])
def happy(n):
    seen = set()
    while n != 1 and n not in seen:
        seen.add(n)
        n = sum(int(c) ** 2 for c in str(n))
    return n == 1
print([n for n in range(1, 60) if happy(n)])
def divisors(n):
    small = [i for i in range(1, int(n ** 0.5) + 1) if n % i == 0]
    return small + [n // i for i in reversed(small) if i * i != n]
print([n for n in range(2, 500) if sum(divisors(n)) == 2 * n], divisors(360), divisors(1), divisors(97), sum(divisors(10 ** 6)))
def partitions(n):
    p = [1] + [0] * n
    for k in range(1, n + 1):
        for i in range(k, n + 1):
            p[i] += p[i - k]
    return p[n]
print([partitions(n) for n in (0, 1, 5, 10, 50, 100, 200)])
catalan = [1]
for n in range(40):
    catalan.append(catalan[-1] * 2 * (2 * n + 1) // (n + 2))
print(catalan[:10], catalan[-1])
def stirling(n, k):
    row = [1]
    for i in range(1, n + 1):
        row = [0] + [row[j - 1] + (j * row[j] if j < i else 0) for j in range(1, i + 1)]
    return row[k]
print([stirling(6, k) for k in range(7)], stirling(30, 10))
def factor(n):
    out, p = [], 2
    while p * p <= n:
        while n % p == 0:
            out.append(p)
            n //= p
        p += 1 + (p > 2)
    return out + [n] * (n > 1)
for n in (1, 2, 97, 360, 1001, 2 ** 31 - 1, 2 ** 32 + 1, 600851475143, 10 ** 12):
    f = factor(n)
    prod = 1
    for p in f:
        prod *= p
    print(n, f, prod == n)
def digits_of_pi(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = ""
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out += str(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return out
print(digits_of_pi(60))
print([sum(int(c) for c in str(2 ** k)) for k in (10, 100, 500)], str(3 ** 200)[::-1][:12], len(str(7 ** 300)))

# Loops and ranges that pass through 2**30, 2**31, 2**62 and 2**63.
for base in (1 << 30, 1 << 31, -(1 << 30), -(1 << 31)):
    print([i - base for i in range(base - 2, base + 3)], [i for i in range(base + 1, base - 2, -1)], sum(range(base - 3, base + 4)) == 7 * base)
    n, seen = base - 2, []
    while n < base + 2:
        seen.append(n)
        n += 1
    print(seen, base in seen, seen.index(base), max(seen) - min(seen))
for base in (1 << 62, 1 << 63, -(1 << 63), 1 << 64):
    n, seen = base - 2, []
    while n < base + 2:
        seen.append(n - base)
        n += 1
    m = base + 2
    for _ in range(4):
        m -= 1
        seen.append(m - base)
    print(seen)
x, steps = 1, []
while x < 1 << 66:
    if x in (1 << 29, 1 << 30, 1 << 31, 1 << 32, 1 << 61, 1 << 62, 1 << 63, 1 << 64):
        steps.append(x)
    x *= 2
print(steps, x)
while x > 1:
    x //= 2
print(x)
x = 1 << 70
count = 0
while x:
    x >>= 1
    count += 1
print(count)
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print([fact(n) for n in (11, 12, 13, 14, 19, 20, 21, 22)], fact(25) // fact(24), fact(30) % 10 ** 9)
a, b, n = 0, 1, 0
while b < 1 << 65:
    if b > 1 << 60 or 1 << 29 < b < 1 << 32:
        print(n, b, end=" ")
    a, b, n = b, a + b, n + 1
print()
acc = 0
for i in range(64):
    acc = (acc << 1) + (i & 1)
    acc -= i << 3
print(acc, -acc, acc % 1000, -acc % 1000)
d = {}
for i in range((1 << 30) - 3, (1 << 30) + 3):
    d[i] = i * i
print(list(d.items())[2:4], (1 << 60) in d.values(), d[1 << 30] == 1 << 60, sorted(d, reverse=True)[0])

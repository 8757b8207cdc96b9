# Sums and products that grow past each representation and come back.
n = 1
seen = []
for i in range(1, 31):
    n *= i
    seen.append(n)
print(seen[10:22])
for i in range(30, 0, -1):
    assert n % i == 0
    n //= i
print(n)
print(sum(range(100000)), sum([1 << 29] * 8), sum([1 << 61] * 8), sum([-(1 << 62)] * 3), sum(10 ** k for k in range(30)))
print(sum([], 5), sum([1 << 62, 1 << 62], -(1 << 63)), sum((2 ** 31, -1, 0.5)), sum([True] * 10), sum({1: 2, 3: 4}), sum(b"abc"))
x, y = 1, 1
for i in range(50):
    x, y = y * 3 - x, x * 2 + y
print(x, y)
acc = 0
for k in range(80):
    acc = acc * 3 + (-1) ** k
print(acc, acc % 97, -acc % 97)
h = 5381
for c in "the quick brown fox":
    h = (h * 33 + ord(c)) & 0xFFFFFFFF
print(h)
s = 0x123456789ABCDEF
for i in range(20):
    s ^= (s << 13) & 0xFFFFFFFFFFFFFFFF
    s ^= s >> 7
    s ^= (s << 17) & 0xFFFFFFFFFFFFFFFF
print(s)
print(sum(i * i for i in range(1000)) == 999 * 1000 * 1999 // 6, sum(1 / (1 << k) for k in range(60)))
for f in (lambda: sum(5), lambda: sum(), lambda: sum([1, "a"]), lambda: sum(["a"], ""), lambda: sum([[1]], [2]), lambda: sum([1], None), lambda: sum(None)):
    try:
        print(f())
    except TypeError:
        print("TypeError")

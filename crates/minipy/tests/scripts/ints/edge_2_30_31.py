# Arithmetic that crosses the small-int boundaries at 2**30 and 2**31.
def ops(a, b):
    return (a + b, a - b, a * b, a & b, a | b, a ^ b)

for base in (1 << 30, 1 << 31):
    for d in (-2, -1, 0, 1, 2):
        n = base + d
        print(n, -n, ~n, n + 1, n - 1, -n - 1, -n + 1)
        print(n // 2, n % 7, -n // 2, -n % 7, n >> 1, n << 1, -n >> 1)
        for other in (1, -1, n, -n):
            print(*ops(n, other))
# The sum comes back into the small range and is the same number as a literal.
a = (1 << 30) + 5
b = a - (1 << 30)
print(b == 5, b is not None, hash(b) == hash(5), {5: "five"}[b])
x = (1 << 29) - 1
for i in range(4):
    x += 1
    print(x, x * 2, x * 4, -x * 4)
y = -(1 << 29) + 1
for i in range(4):
    y -= 1
    print(y, y * 2, y * 4, -y * 4)
print([(1 << k) - 1 for k in range(28, 34)])
print([-(1 << k) for k in range(28, 34)])

# Arithmetic that crosses the machine-word boundaries at 2**62, 2**63 and 2**64.
edges = [s * ((1 << k) + d) for k in (62, 63, 64) for d in (-1, 0, 1) for s in (1, -1)]
for n in edges:
    print(n, n + 1, n - 1, -n, ~n, abs(n))
    print(n * n, n * -3, n // 10, n % 10, n // -10, n % -10)
    print(n >> 3, n << 3, n & 0xFFFF, n | 1, n ^ -1, n >> 63, n >> 64)
# Differences of two large numbers are small again.
for i, a in enumerate(edges):
    b = edges[(i + 5) % len(edges)]
    print(a - b, a == b, a < b, a & b, a | b, a ^ b, divmod(a, b))
print(sum(edges), min(edges), max(edges), sorted(edges) == sorted(edges, key=lambda v: v))
print((1 << 63) - 1 + 1 == 1 << 63, -(1 << 63) - 1 + 1 == -(1 << 63), -(-(1 << 63)))
print((1 << 63) // -1, -(1 << 63) // -1, -(1 << 63) % -1, abs(-(1 << 63)))
print(int("9223372036854775808") - int("9223372036854775807"))

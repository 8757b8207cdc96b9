# Comparison and equality of large ints, floats and bools.
values = [-(1 << 100), -(1 << 64), -(1 << 63), -1, 0, 1, (1 << 53), (1 << 53) + 1, 1 << 63, 1 << 64, (1 << 64) + 1, 1 << 100]
for a in values:
    print([(a > b) - (a < b) for b in values])
floats = [-1e30, -(2.0 ** 63), -0.0, 0.0, 0.5, 2.0 ** 53, 2.0 ** 63, 2.0 ** 64, 1e30, float("inf"), float("-inf")]
for a in values:
    print([(a > f) - (a < f) for f in floats], [a == f for f in floats])
print((1 << 53) + 1 == 2.0 ** 53, (1 << 53) + 1 > 2.0 ** 53, 2.0 ** 53 < (1 << 53) + 1, 10 ** 400 < float("inf"), -(10 ** 400) > float("-inf"))
nan = float("nan")
print([v == nan for v in values[:3]], [v < nan for v in values[:3]], [v >= nan for v in values[:3]], nan != 1 << 70)
print(1 < 2 < 3 < (1 << 70) < 1e40, 1 < 3 > 2 != 5, 0 == False == 0.0, not 1 < 0)
print(sorted([1 << 64, 5, 2.5, -(1 << 70), True, 1e10]), max(1 << 64, 2.0 ** 65), min(-(1 << 64), -1e25))

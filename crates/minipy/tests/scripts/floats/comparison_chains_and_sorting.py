# Order of floats among ints: chains, sorting, min and max, in-range tests.
vals = [3, 2.5, -1, 0.0, -0.5, 1e10, -1e-10, 7, 2.0, float("inf"), -float("inf"), 1 << 60, True]
print(sorted(vals), sorted(vals, reverse=True), sorted(vals, key=abs), min(vals), max(vals), sorted(vals, key=lambda v: (v % 1 if v not in (float("inf"), -float("inf")) else 9, v)))
for x in (0.5, 1, 1.0, 1.5, True, -0.0):
    print(0 < x < 1, 0 <= x <= 1, 0 < x <= 1.0 < 2, x == 1 != 0, x > 0 < 1, not x, x or "falsy", x in (0, 1), x in [1.5], x in {1: 0}, x in range(2))
inf = float("inf")
print(-inf < -1e308 < -1 < 0 < 1e-308 < 1 < 1e308 < inf, inf <= inf, inf < inf, -inf == -inf, inf > 10 ** 500, -inf < -(10 ** 500), [v < inf for v in vals].count(False))
def clamp(x, lo, hi):
    return max(lo, min(x, hi))
print([clamp(x, 0, 1) for x in (-1, 0.5, 2, 1.0, 0, True)], [clamp(x, -1.5, 1.5) for x in (-inf, inf, 0)])
def argmin(f, xs):
    return min(xs, key=f)
print(argmin(lambda x: (x - 2.2) ** 2, range(5)), argmin(abs, [-3, 2.5, -2.5]), argmin(lambda x: -x, [0.1, 0.3, 0.2]))
buckets = {}
for i in range(-10, 11):
    buckets.setdefault(i / 4 // 1, []).append(i / 4)
print(buckets, sorted(buckets), buckets[-1] is buckets[-1.0], -0.0 in buckets)
steps = []
x = 0.0
while x < 1:
    steps.append(x)
    x += 0.1
print(len(steps), steps[-1], [s for s in steps if s * 10 != round(s * 10)], [round(s, 1) for s in steps] == [k / 10 for k in range(11)])
pairs = [(1.0, "b"), (1, "a"), (0.5, "c"), (True, "d")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), max(pairs), min(pairs), (1.0, 2) < (1, 2.5), [1.5] > [1, 9], (0.1 + 0.2, 1) > (0.3, 2))

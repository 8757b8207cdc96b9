# A program on floats: mean, variance, median, regression, histogram.
data = [((i * 7919) % 1000) / 37.0 - 13.5 for i in range(60)]
n = len(data)
mean = sum(data) / n
var = sum((x - mean) ** 2 for x in data) / (n - 1)
s = sorted(data)
median = (s[n // 2 - 1] + s[n // 2]) / 2
print("%.6f %.6f %.6f %.3f %.3f" % (mean, var, median, s[0], s[-1]))
xs = list(range(n))
mx = sum(xs) / n
slope = sum((x - mx) * (y - mean) for x, y in zip(xs, data)) / sum((x - mx) ** 2 for x in xs)
print(round(slope, 9), round(mean - slope * mx, 9))
bins = {}
for x in data:
    k = int(x // 5)
    bins[k] = bins.get(k, 0) + 1
for k in sorted(bins):
    print("{:>6.1f} .. {:<6.1f} {:3d} {}".format(k * 5.0, (k + 1) * 5.0, bins[k], "#" * bins[k]))
acc = comp = 0.0
for x in data * 10:
    y = x - comp
    t = acc + y
    comp = (t - acc) - y
    acc = t
print(abs(acc - mean * n * 10) < 1e-9)
def quantile(q):
    pos = q * (n - 1)
    lo = int(pos)
    hi = min(lo + 1, n - 1)
    return s[lo] + (s[hi] - s[lo]) * (pos - lo)
print(["{:+.3f}".format(quantile(k / 10)) for k in range(11)])
moving = [sum(data[max(0, i - 4) : i + 1]) / min(i + 1, 5) for i in range(n)]
print(["%.2f" % m for m in moving[:8]], max(moving) <= max(data))

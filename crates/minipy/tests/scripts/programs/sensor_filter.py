# A sensor pipeline: median, moving average, hysteresis, outliers and calibration over a fixed series.
class Median:
    def __init__(self, n):
        self.n, self.window = n, []
    def __call__(self, x):
        self.window = (self.window + [x])[-self.n:]
        return sorted(self.window)[len(self.window) // 2]
class Average:
    def __init__(self, alpha):
        self.alpha, self.value = alpha, None
    def __call__(self, x):
        self.value = x if self.value is None else self.value + self.alpha * (x - self.value)
        return round(self.value, 3)
class Hysteresis:
    def __init__(self, low, high):
        self.low, self.high, self.on = low, high, False
    def __call__(self, x):
        if x >= self.high:
            self.on = True
        elif x <= self.low:
            self.on = False
        return self.on
class Calibrate:
    def __init__(self, *points):
        self.points = sorted(points)
    def __call__(self, raw):
        pts = self.points
        for (x0, y0), (x1, y1) in zip(pts, pts[1:]):
            if raw <= x1 or (x1, y1) == pts[-1]:
                return round(y0 + (raw - x0) * (y1 - y0) / (x1 - x0), 2)
def chain(*stages):
    def run(x):
        out = []
        for s in stages:
            x = s(x)
            out.append(x)
        return out
    return run
raw = [512, 515, 1023, 510, 508, 600, 610, 0, 620, 640, 660, 300, 280, 640, 250, 240]
p = chain(Median(3), Calibrate((0, -20), (512, 20), (1023, 60)), Average(0.5), Hysteresis(15, 25))
for r in raw:
    print(r, *p(r))
def outliers(xs, k=2.0):
    m = sum(xs) / len(xs)
    dev = (sum((x - m) ** 2 for x in xs) / len(xs)) ** 0.5
    return [x for x in xs if abs(x - m) > k * dev]
print(outliers(raw), outliers([1, 1, 1, 1]), outliers(list(range(10)), 1))
def rate(samples):
    it = iter(samples)
    t0, v0 = next(it)
    for t, v in it:
        if t == t0:
            yield None
        else:
            yield (v - v0) / (t - t0)
        t0, v0 = t, v
print(list(rate([(0, 10), (1, 12), (3, 11), (3, 5), (5, 5)])))
def dew_point(t, rh):
    import math
    a, b = 17.62, 243.12
    g = math.log(rh / 100) + a * t / (b + t)
    return b * g / (a - g)
print([round(dew_point(t, rh), 1) for t, rh in ((20, 50), (25, 80), (0, 100), (-5, 90))])

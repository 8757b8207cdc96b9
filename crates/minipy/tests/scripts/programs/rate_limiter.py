# Rate limits: token bucket, sliding window, exponential back-off with a cap, a circuit breaker; a fixed timeline.
class Bucket:
    def __init__(self, rate, burst, now=0):
        self.rate, self.burst, self.tokens, self.at = rate, burst, burst, now
    def take(self, now, n=1):
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens >= n:
            self.tokens -= n
            return True
        return False
    def wait(self, n=1):
        return max(0, (n - self.tokens) / self.rate)
b = Bucket(2, 4)
print([b.take(t) for t in (0, 0, 0, 0, 0, 0.4, 0.5, 1.0, 1.0, 1.5, 10, 10, 10, 10, 10)], b.wait(), b.take(11, 3), b.wait(4))
class Window:
    def __init__(self, limit, span):
        self.limit, self.span, self.times = limit, span, []
    def __call__(self, now):
        self.times = [t for t in self.times if now - t < self.span]
        if len(self.times) < self.limit:
            self.times.append(now)
            return True
        return False
w = Window(3, 10)
print([w(t) for t in (0, 1, 2, 3, 9, 10, 10, 11, 12, 13, 30)])
def backoff(base, cap, factor=2, jitter=None):
    delay, seed = base, 1
    while True:
        if jitter:
            seed = seed * 75 % 65537
            yield delay - delay * jitter * (seed % 100) // 100
        else:
            yield delay
        delay = min(cap, delay * factor)
g = backoff(1, 30)
print([next(g) for _ in range(8)])
g = backoff(100, 1000, 3, 0.5)
js = [next(g) for _ in range(6)]
print(all(d * 0.5 <= j <= d for j, d in zip(js, (100, 300, 900, 1000, 1000, 1000))), len(set(js)) > 3)
class Open(Exception):
    pass
class Breaker:
    def __init__(self, limit, pause):
        self.limit, self.pause, self.failures, self.until = limit, pause, 0, None
    @property
    def state(self):
        return "closed" if self.until is None else "open"
    def call(self, now, f, *a):
        if self.until is not None and now < self.until:
            raise Open("until %d" % self.until)
        try:
            r = f(*a)
        except Exception:
            self.failures += 1
            if self.failures >= self.limit or self.until is not None:
                self.until = now + self.pause
            raise
        self.failures, self.until = 0, None
        return r
def work(ok):
    if not ok:
        raise OSError("down")
    return "fine"
br = Breaker(2, 10)
for now, ok in ((0, 1), (1, 0), (2, 1), (3, 0), (4, 0), (5, 1), (13, 1), (14, 0), (15, 0), (26, 0), (27, 1), (36, 1)):
    try:
        r = br.call(now, work, ok)
    except (OSError, Open) as e:
        r = "%s %s" % (type(e).__name__, e)
    print(now, r, br.state, br.failures)

from collections import namedtuple

Gains = namedtuple("Gains", ("p", "i", "d"))


class PID:
    def __init__(self, gains, low=0.0, high=100.0):
        self.gains, self.low, self.high = gains, low, high
        self.total = 0.0
        self.last = None

    def __call__(self, error, dt):
        self.total += error * dt
        slope = 0.0 if self.last is None else (error - self.last) / dt
        self.last = error
        g = self.gains
        return min(max(g.p * error + g.i * self.total + g.d * slope, self.low), self.high)

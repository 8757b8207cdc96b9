# Control: a PID with anti-windup on a model, a one-dimensional Kalman filter, a ramp generator, all with fixed noise.
class Pid:
    def __init__(self, kp, ki, kd, low, high):
        self.kp, self.ki, self.kd, self.low, self.high = kp, ki, kd, low, high
        self.i = self.last = 0.0
        self.saturated = 0
    def __call__(self, error, dt):
        d = (error - self.last) / dt
        self.last = error
        out = self.kp * error + self.i + self.kd * d
        limited = max(self.low, min(self.high, out))
        if limited == out or (out > limited) != (error > 0):
            self.i += self.ki * error * dt
        else:
            self.saturated += 1
        return limited
def simulate(pid, target, steps, disturbance=lambda t: 0):
    temp, trace = 20.0, []
    for t in range(steps):
        power = pid(target(t) - temp, 1)
        temp += 0.08 * power - 0.05 * (temp - 20) + disturbance(t)
        trace.append(temp)
    return trace
pid = Pid(1.5, 0.12, 0.4, 0, 20)
trace = simulate(pid, lambda t: 40 if t < 120 else 30, 240, lambda t: -3 if t == 80 else 0)
print([round(trace[t], 2) for t in (0, 10, 30, 79, 80, 119, 150, 239)], pid.saturated > 0, max(trace) < 45, abs(trace[239] - 30) < 0.2)
class Kalman:
    def __init__(self, q, r, x=0.0, p=1.0):
        self.q, self.r, self.x, self.p = q, r, x, p
    def update(self, z):
        self.p += self.q
        k = self.p / (self.p + self.r)
        self.x += k * (z - self.x)
        self.p *= 1 - k
        return self.x
def noise(seed):
    while True:
        seed = seed * 1664525 + 1013904223 & 0xffffffff
        yield (seed >> 8) / (1 << 24) - 0.5
n = noise(3)
f = Kalman(0.001, 0.3)
truth = [5.0] * 60 + [6.0] * 60
measured = [t + next(n) * 2 for t in truth]
estimates = [f.update(z) for z in measured]
def rms(a, b):
    return (sum((x - y) ** 2 for x, y in zip(a, b)) / len(b)) ** 0.5
print(rms(estimates[20:60], truth[20:60]) < rms(measured[20:60], truth[20:60]) / 2, round(f.p, 4), abs(estimates[-1] - 6) < 0.3)
def ramp(start, rate):
    value = start
    target = yield value
    while True:
        step = max(-rate, min(rate, target - value))
        value += step
        new = yield value
        target = target if new is None else new
g = ramp(0, 3)
next(g)
print([g.send(10)] + [next(g) for _ in range(4)] + [g.send(-1)] + [next(g) for _ in range(5)])
def debounce(samples, n):
    state, count = None, 0
    for s in samples:
        if s == state:
            count = 0
        else:
            count += 1
            if count >= n or state is None:
                state, count = s, 0
        yield state
print("".join(map(str, debounce([0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0], 3))))
def pwm(duty, steps=16):
    acc = 0
    for _ in range(steps):
        acc += duty
        yield acc >= steps
        acc -= steps if acc >= steps else 0
print([("".join("#" if on else "." for on in pwm(d)), sum(pwm(d))) for d in (0, 3, 8, 15, 16)])

# A deterministic simulation with floats: bodies, springs, heat, random walk.
bodies = [[[0.0, 0.0], [0.0, -0.01], 10.0], [[4.0, 0.0], [0.0, 1.5], 0.1], [[-6.0, 0.0], [0.0, -1.2], 0.05]]
def energy():
    e = 0.0
    for i, (p, v, m) in enumerate(bodies):
        e += 0.5 * m * (v[0] ** 2 + v[1] ** 2)
        for q, _, n in bodies[i + 1 :]:
            e -= m * n / ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5
    return e
def advance(dt):
    for i, (p, v, m) in enumerate(bodies):
        for q, w, n in bodies[i + 1 :]:
            dx, dy = p[0] - q[0], p[1] - q[1]
            k = dt / (dx * dx + dy * dy) ** 1.5
            v[0] -= dx * n * k
            v[1] -= dy * n * k
            w[0] += dx * m * k
            w[1] += dy * m * k
    for p, v, _ in bodies:
        p[0] += dt * v[0]
        p[1] += dt * v[1]
start = energy()
for _ in range(200):
    advance(0.01)
print("%.9f %.9f" % (start, energy()), abs(start - energy()) < 1e-3, ["%.6f" % x for b in bodies for x in b[0]])
heat = [0.0] * 10
heat[3] = 100.0
for _ in range(50):
    heat = [h + 0.2 * ((heat[i - 1] if i else h) - 2 * h + (heat[i + 1] if i < 9 else h)) for i, h in enumerate(heat)]
print(["%.4f" % h for h in heat], round(sum(heat), 9), max(heat) == heat[3] or heat.index(max(heat)))
x, v = 1.0, 0.0
peaks = []
for i in range(400):
    v += (-x - 0.1 * v) * 0.05
    x += v * 0.05
    peaks.append(x)
turns = [i for i in range(1, 399) if peaks[i - 1] < peaks[i] >= peaks[i + 1]]
print(turns, ["%.6f" % peaks[i] for i in turns])
seed = 12345
def rand():
    global seed
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
walk, low, high = 0.0, 0.0, 0.0
for _ in range(500):
    walk += 1.0 if rand() < 0.5 else -1.0
    low, high = min(low, walk), max(high, walk)
inside = sum(rand() ** 2 + rand() ** 2 < 1 for _ in range(1000))
print(walk, low, high, inside, "%.3f" % (4 * inside / 1000), rand(), seed)
pops = [(0.2, r) for r in (2.5, 3.2, 3.5)]
for x, r in pops:
    for _ in range(300):
        x = r * x * (1 - x)
    tail = []
    for _ in range(8):
        x = r * x * (1 - x)
        tail.append(round(x, 5))
    print(r, sorted(set(tail)))
a, b, c = 10.0, 28.0, 8 / 3
p = [1.0, 1.0, 1.0]
for _ in range(300):
    d = (a * (p[1] - p[0]), p[0] * (b - p[2]) - p[1], p[0] * p[1] - c * p[2])
    p = [u + 0.005 * w for u, w in zip(p, d)]
print(["%.5f" % u for u in p])

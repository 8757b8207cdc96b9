# Tuples sorted, compared and merged: decorated sorts, priority queues, event lists.
events = [(3, "c"), (1, "b"), (3, "a"), (2, "z"), (1, "a")]
print(sorted(events), sorted(events, key=lambda e: e[0]), sorted(events, reverse=True), min(events), max(events), sorted(events, key=lambda e: (e[1], -e[0])))
queue = []
for n, e in enumerate(events):
    queue.append((e[0], n, e[1]))
    queue.sort()
print(queue, [queue.pop(0)[2] for _ in range(len(queue))])
decorated = [(len(w), i, w) for i, w in enumerate("pear fig apple kiwi date".split())]
decorated.sort()
print([w for _, _, w in decorated], decorated[0] < decorated[1], (1, 2) < (1, 2, 0), (1, 2, 0) > (1, 2), () < (0,), (2,) > (1, 9, 9), (1, "a") != (1, "b"), ("a", 1) < ("b", 0))
try:
    sorted([(1, "a"), (1, 2)])
except TypeError:
    print("TypeError")
print(sorted([(2, "a"), (1, 2)]), sorted([(1, None), (2, None)]), sorted([((1, 2), 3), ((1, 1), 9)]), max([(1, [2]), (1, [3])]), sorted([(True, 1), (0, 5), (1.0, 0)]))
a, b = 1, 2
a, b = b, a
x = (a, b)
y, z = x[::-1]
print(a, b, y, z, (a, b) == x, x < (y, z), (x, x) == ((2, 1), (2, 1)))
def bounds(points):
    xs, ys = zip(*points)
    return (min(xs), min(ys)), (max(xs), max(ys))
print(bounds([(1, 5), (-2, 3), (4, 0)]), list(zip(*[(1, 2, 3), (4, 5, 6)])), list(zip(*zip("abc", "xyz"))), tuple(zip(range(2), "ab")), dict(zip(*[("k", "l"), (1, 2)])))
spans = sorted([(5, 7), (1, 3), (2, 4), (6, 9)])
merged = [spans[0]]
for lo, hi in spans[1:]:
    if lo <= merged[-1][1]:
        merged[-1] = (merged[-1][0], max(hi, merged[-1][1]))
    else:
        merged.append((lo, hi))
print(merged, sum(hi - lo for lo, hi in merged), [hi for _, hi in merged])
points = sorted([(t, d) for lo, hi in spans for t, d in ((lo, 1), (hi, -1))], key=lambda p: (p[0], p[1]))
depth = best = 0
for t, step in points:
    depth += step
    best = max(best, depth)
print(points[:4], depth, best)
coins = {(0, 0): 1}
for c in (1, 2, 5):
    coins = {(c, s): sum(n for (k, t), n in coins.items() if t <= s and (s - t) % c == 0) for s in range(11)}
print(coins[5, 10], coins[(5, 0)], len(coins), [coins[5, s] for s in range(11)])
steps = [("n", 1), ("e", 2), ("s", 3), ("w", 1)]
pos = (0, 0)
track = [pos]
for way, n in steps:
    dx, dy = {"n": (0, 1), "s": (0, -1), "e": (1, 0), "w": (-1, 0)}[way]
    pos = tuple(p + n * v for p, v in zip(pos, (dx, dy)))
    track.append(pos)
print(track, sum(abs(p[0] - q[0]) + abs(p[1] - q[1]) for p, q in zip(track, track[1:])), pos in track[:-1], sorted(track)[0], tuple(map(sum, zip(*track))))
fields = ("name", "age")
rows = [("ann", 31), ("bob", 25)]
print([dict(zip(fields, r)) for r in rows], tuple(r[fields.index("age")] for r in rows), [dict(zip(fields, r))["name"] for r in sorted(rows, key=lambda r: r[1])], (*rows[0], *rows[1]), rows[0] + rows[1][:1], (rows[0],) + tuple(rows[1:]), len(rows + [()]))

# Tuples as records, keys, return values and sort keys.
people = [("ann", 31, "nyc"), ("bob", 25, "sf"), ("cid", 31, "sf"), ("dan", 25, "nyc")]
by_age = {}
for name, age, city in people:
    by_age.setdefault((age, city), []).append(name)
print(by_age, by_age[(31, "sf")], (25, "la") in by_age, sorted(by_age), max(by_age), min(by_age, key=lambda k: (k[1], -k[0])))
print(sorted(people, key=lambda p: (p[1], p[0])), sorted(people, key=lambda p: (-p[1], p[2])), [p[0] for p in people if p[1:] == (25, "sf")], dict((p[0], p[1:]) for p in people)["cid"])
name, *rest = people[0]
print(name, rest, people[0][:2] + ("new",), [a + b for a, b in [(1, 2), (3, 4)]], [n for n, _, _ in people], list(zip(*people))[0])
def stats(l):
    return min(l), max(l), sum(l) / len(l)
lo, hi, mean = stats([3, 1, 2])
print(lo, hi, mean, stats([5])[0], len(stats([1, 2])), stats([1, 2]) == (1, 2, 1.5))
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(grid[2, 2], sum(v for (x, y), v in grid.items() if x == y), sorted(k for k, v in grid.items() if v == 2), [grid.get((x + dx, y + dy)) for x, y in [(0, 0)] for dx, dy in ((0, 1), (1, 0), (-1, 0), (1, 1))])
seen = set()
pos = (0, 0)
for step in "RRULLDR":
    seen.add(pos)
    dx, dy = {"R": (1, 0), "L": (-1, 0), "U": (0, 1), "D": (0, -1)}[step]
    pos = (pos[0] + dx, pos[1] + dy)
print(pos, len(seen), (1, 1) in seen, sorted(seen))
memo = {}
def paths(r, c):
    if (r, c) not in memo:
        memo[r, c] = 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
    return memo[r, c]
print(paths(16, 16), len(memo), memo[(3, 4)])
version = tuple(int(p) for p in "3.11.7".split("."))
print(version, version >= (3, 4), version < (3, 11, 8), version[:2] == (3, 11), max([(1, 2), (1, 10), (1, 9, 9)]), "%d.%d" % version[:2], "{}.{}.{}".format(*version))
t = (1, [2], "x")
t[1].append(3)
print(t, t == (1, [2, 3], "x"), (t[0], t[1][:], t[2]) == t)

# random with sequences of its own kind: seeds of several types, independent of hashing, shuffles and samples by hand.
import random
def draw(seed, n=8):
    random.seed(seed)
    return [random.getrandbits(16) for _ in range(n)]
for s in (0, 1, 12345, 2 ** 31):
    print(draw(s) == draw(s), len(set(draw(s))) > 4)
print(draw(1) != draw(2), all(0 <= v < 65536 for v in draw(7)))
random.seed(3)
a = [random.randint(-5, 5) for _ in range(200)]
print(min(a) == -5, max(a) == 5, sorted(set(a)) == list(range(-5, 6)))
bits = [random.getrandbits(1) for _ in range(400)]
print(set(bits) == {0, 1}, 140 < sum(bits) < 260)
def sample(items, k):
    pool = list(items)
    return [pool.pop(random.randrange(len(pool))) for _ in range(k)]
s = sample("abcdefgh", 4)
print(len(set(s)) == 4, set(s) <= set("abcdefgh"), sorted(sample(range(5), 5)) == list(range(5)), sample([], 0))
def weighted(table):
    total = sum(w for _, w in table)
    x = random.random() * total
    for name, w in table:
        x -= w
        if x < 0:
            return name
c = {}
for _ in range(600):
    k = weighted([("a", 1), ("b", 0), ("c", 5)])
    c[k] = c.get(k, 0) + 1
print(sorted(c), c["c"] > c["a"] * 2)
walk = 0
path = []
for _ in range(300):
    walk += random.choice((-1, 1))
    path.append(walk)
print(all(abs(x - y) == 1 for x, y in zip(path, path[1:])), abs(walk) <= 300, walk % 2 == 0)
g = sum(random.random() for _ in range(1200)) / 1200
print(0.42 < g < 0.58, all(3 <= random.uniform(3, 3.5) <= 3.5 for _ in range(50)), random.randrange(1) == 0, random.choice([7]) == 7, {random.choice({"a": 1, "b": 2}.keys().__class__ and "ab") for _ in range(60)} == {"a", "b"})
big = [random.randrange(10 ** 6) for _ in range(50)]
print(all(0 <= v < 10 ** 6 for v in big), len(set(big)) > 45, max(big) > 500000)

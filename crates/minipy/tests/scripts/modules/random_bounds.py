# random: bounds, types, repeatability after a seed, coverage of small ranges, choices, wrong arguments.
import random
random.seed(42)
a = [random.randint(1, 6) for _ in range(300)]
print(min(a) == 1, max(a) == 6, set(a) == {1, 2, 3, 4, 5, 6}, all(isinstance(x, int) for x in a))
random.seed(42)
print(a == [random.randint(1, 6) for _ in range(300)])
random.seed(43)
print(a == [random.randint(1, 6) for _ in range(300)])
f = [random.random() for _ in range(200)]
print(all(0 <= x < 1 for x in f), max(f) > 0.9, min(f) < 0.1, len(set(f)) > 190)
u = [random.uniform(-2, 3) for _ in range(200)]
print(all(-2 <= x <= 3 for x in u), min(u) < -1, max(u) > 2)
r = [random.randrange(0, 10, 3) for _ in range(200)]
print(set(r) == {0, 3, 6, 9}, {random.randrange(5) for _ in range(200)} == set(range(5)), {random.randrange(2, 4) for _ in range(100)} == {2, 3}, {random.randrange(5, 0, -2) for _ in range(100)} == {5, 3, 1})
print(all(0 <= random.getrandbits(n) < 2 ** n for n in range(1, 33) for _ in range(5)), max(random.getrandbits(8) for _ in range(300)) > 128)
c = [random.choice("abc") for _ in range(100)]
print(set(c) == {"a", "b", "c"}, random.choice([5]), random.choice((1,)), random.randint(7, 7))
for f in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randint(2, 1), lambda: random.randrange(5, 5), lambda: random.randrange(1, 5, 0), lambda: random.choice(5), lambda: random.randint(1), lambda: random.randint("a", "b")):
    try:
        f()
        print("no error")
    except (IndexError, ValueError, TypeError):
        print("refused")
def shuffled(items):
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = random.randint(0, i)
        items[i], items[j] = items[j], items[i]
    return items
s = shuffled(range(20))
print(sorted(s) == list(range(20)), s != list(range(20)))
def estimate_pi(n):
    inside = sum(1 for _ in range(n) if random.random() ** 2 + random.random() ** 2 < 1)
    return 4 * inside / n
print(2.9 < estimate_pi(3000) < 3.4)

# Search by chance with a fixed generator: evolving a string, annealing a tour, hill climbing; results are checked.
class Rng:
    def __init__(self, seed): self.s = seed
    def __call__(self, n):
        self.s = (self.s * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        return (self.s >> 33) % n
    def chance(self, num, den): return self(den) < num
    def choice(self, seq): return seq[self(len(seq))]
rng = Rng(5)
GOAL = "sensor node"
LETTERS = "abcdefghijklmnopqrstuvwxyz "
def fitness(s): return sum(a == b for a, b in zip(s, GOAL))
def mutate(s): return "".join(rng.choice(LETTERS) if rng.chance(1, 12) else c for c in s)
def cross(a, b):
    k = rng(len(a))
    return a[:k] + b[k:]
pop = ["".join(rng.choice(LETTERS) for _ in GOAL) for _ in range(30)]
for generation in range(300):
    pop.sort(key=fitness, reverse=True)
    if pop[0] == GOAL:
        break
    pop = pop[:6] + [mutate(cross(rng.choice(pop[:10]), rng.choice(pop[:10]))) for _ in range(24)]
print(pop[0] == GOAL or fitness(pop[0]), generation < 300, len(pop))
cities = [((i * 37) % 50, (i * 61) % 50) for i in range(9)]
def dist(a, b): return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
def length(tour): return sum(dist(cities[a], cities[b]) for a, b in zip(tour, tour[1:] + tour[:1]))
def best_exact():
    best = [1e9, None]
    def go(path, used, total):
        if total >= best[0]:
            return
        if len(path) == len(cities):
            total += dist(cities[path[-1]], cities[0])
            if total < best[0]:
                best[:] = [total, path]
            return
        for i in range(1, len(cities)):
            if i not in used:
                go(path + [i], used | {i}, total + dist(cities[path[-1]], cities[i]))
    go([0], frozenset([0]), 0)
    return best
def anneal(steps):
    tour = list(range(len(cities)))
    cur = length(tour)
    best = cur
    temp = 30.0
    for _ in range(steps):
        i, j = sorted((rng(len(tour)), rng(len(tour))))
        new = tour[:i] + tour[i:j + 1][::-1] + tour[j + 1:]
        n = length(new)
        if n < cur or rng(1000) < 1000 * 2.718281828 ** ((cur - n) / temp):
            tour, cur = new, n
        best = min(best, cur)
        temp = max(0.01, temp * 0.995)
    return best, tour
exact = best_exact()
best, tour = anneal(1500)
print(round(exact[0], 3), best < exact[0] * 1.1, sorted(tour) == list(range(9)), exact[1][0])
def climb(f, x, step=8.0):
    n = 0
    while step > 1e-6:
        n += 1
        better = [c for c in (x - step, x + step) if f(c) > f(x)]
        if better:
            x = max(better, key=f)
        else:
            step /= 2
    return round(x, 4), n < 200
print(climb(lambda x: -(x - 3.25) ** 2, 100.0), climb(lambda x: -abs(x + 7), 0.0))

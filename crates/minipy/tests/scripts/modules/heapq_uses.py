# heapq: heapify, push and pop with ties, as a priority queue with removal, merging, k smallest, bad arguments.
from heapq import heappush, heappop, heapify
h = []
for x in (5, 1, 8, 3, 1, 9, 2):
    heappush(h, x)
print([heappop(h) for _ in range(len(h))], h)
l = [9, 4, 7, 1, -2, 6, 5]
heapify(l)
print(l[0], all(l[i] <= l[c] for i in range(len(l)) for c in (2 * i + 1, 2 * i + 2) if c < len(l)), sorted(l))
tasks = []
for order, (prio, name) in enumerate([(2, "b"), (1, "a"), (2, "a"), (0, "z"), (1, "b")]):
    heappush(tasks, (prio, order, name))
print([heappop(tasks)[2] for _ in range(5)])
class PQ:
    def __init__(self):
        self.heap, self.entries, self.n = [], {}, 0
    def add(self, item, prio):
        if item in self.entries:
            self.remove(item)
        entry = [prio, self.n, item]
        self.n += 1
        self.entries[item] = entry
        heappush(self.heap, entry)
    def remove(self, item):
        self.entries.pop(item)[2] = None
    def pop(self):
        while self.heap:
            prio, _, item = heappop(self.heap)
            if item is not None:
                del self.entries[item]
                return item, prio
        raise KeyError("empty")
q = PQ()
for item, prio in (("x", 5), ("y", 3), ("z", 4), ("x", 1), ("w", 3)):
    q.add(item, prio)
q.remove("z")
print(q.pop(), q.pop(), q.pop())
try:
    q.pop()
except KeyError as e:
    print(e)
def merge(*its):
    h = []
    for i, it in enumerate(map(iter, its)):
        for v in it:
            heappush(h, (v, i, it))
            break
    while h:
        v, i, it = heappop(h)
        yield v
        for v in it:
            heappush(h, (v, i, it))
            break
print(list(merge([1, 4, 7], range(0, 9, 3), [], (5,))))
def smallest(n, data):
    data = list(data)
    heapify(data)
    return [heappop(data) for _ in range(min(n, len(data)))]
print(smallest(3, [5, 2, 8, 1, 9]), smallest(9, "hello"), smallest(0, [1]))
class Job:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        return self.n < o.n
jobs = [Job(n) for n in (3, 1, 2)]
heapify(jobs)
heappush(jobs, Job(0))
print([heappop(jobs).n for _ in range(4)])
for f in (lambda: heappop([]), lambda: heappush((), 1), lambda: heapify(5), lambda: heappush([1], "a"), lambda: heappop({}), lambda: heapify([2, "x", None])):
    try:
        f()
        print("no error")
    except (IndexError, TypeError, AttributeError):
        print("refused")
def dijkstra(g, start):
    dist, h = {}, [(0, start)]
    while h:
        d, v = heappop(h)
        if v in dist:
            continue
        dist[v] = d
        for w, c in g.get(v, ()):
            heappush(h, (d + c, w))
    return sorted(dist.items())
print(dijkstra({"a": [("b", 7), ("c", 3)], "c": [("b", 1), ("d", 8)], "b": [("d", 2)]}, "a"))

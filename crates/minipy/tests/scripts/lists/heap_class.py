# A binary heap over a list: pushes, pops, replacing, merging, ordering by key.
class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.key, self.l = key, list(items)
        for i in reversed(range(len(self.l) // 2)):
            self.down(i)
    def up(self, i):
        l, key = self.l, self.key
        while i and key(l[i]) < key(l[(i - 1) // 2]):
            l[i], l[(i - 1) // 2] = l[(i - 1) // 2], l[i]
            i = (i - 1) // 2
    def down(self, i):
        l, key = self.l, self.key
        while True:
            kids = [c for c in (2 * i + 1, 2 * i + 2) if c < len(l)]
            if not kids:
                break
            c = min(kids, key=lambda k: key(l[k]))
            if not key(l[c]) < key(l[i]):
                break
            l[i], l[c] = l[c], l[i]
            i = c
    def push(self, x):
        self.l.append(x)
        self.up(len(self.l) - 1)
    def pop(self):
        if not self.l:
            raise IndexError("empty heap")
        self.l[0], self.l[-1] = self.l[-1], self.l[0]
        x = self.l.pop()
        self.down(0)
        return x
    def __len__(self): return len(self.l)
    def __iter__(self):
        h = Heap(self.l, self.key)
        while h:
            yield h.pop()
    def check(self):
        return all(not self.key(self.l[i]) < self.key(self.l[(i - 1) // 2]) for i in range(1, len(self.l)))
data = [i * 37 % 23 for i in range(23)]
h = Heap(data)
print(h.check(), list(h) == sorted(data), len(h), h.l[0], h.pop(), h.pop(), h.check(), len(h))
for x in (5, -1, 99, 5):
    h.push(x)
print(h.check(), [h.pop() for _ in range(5)], Heap().check(), list(Heap([1])), list(Heap("heap")))
top = Heap([(3, "c"), (1, "a"), (2, "b")], key=lambda p: -p[0])
print(list(top), [w for w in Heap("pear fig apple kiwi".split(), key=len)][:1], list(Heap([2.5, 1, True, -3])))
try:
    Heap().pop()
except IndexError as e:
    print("IndexError", e)
try:
    Heap([1, "a", 2])
except TypeError:
    print("TypeError")
def k_smallest(it, k):
    h = Heap(key=lambda x: -x)
    for x in it:
        h.push(x)
        if len(h) > k:
            h.pop()
    return sorted(h.l)
print(k_smallest(data, 4), k_smallest([], 3), k_smallest([5, 5, 5], 2))
def median_stream(it):
    lo, hi = Heap(key=lambda x: -x), Heap()
    for x in it:
        lo.push(x)
        hi.push(lo.pop())
        if len(hi) > len(lo):
            lo.push(hi.pop())
        yield lo.l[0] if len(lo) > len(hi) else (lo.l[0] + hi.l[0]) / 2
print(list(median_stream([5, 2, 8, 1, 9, 3])), list(median_stream([])), list(median_stream([7])))
jobs = Heap(key=lambda j: (j[0], j[1]))
for n, (p, name) in enumerate([(2, "write"), (1, "read"), (2, "close"), (0, "open")]):
    jobs.push((p, n, name))
print([name for _, _, name in jobs], len(jobs))
merged = Heap([(l[0], i, 0) for i, l in enumerate([[1, 4], [2, 3, 9], [0]])])
lists, out = [[1, 4], [2, 3, 9], [0]], []
while merged:
    x, i, j = merged.pop()
    out.append(x)
    if j + 1 < len(lists[i]):
        merged.push((lists[i][j + 1], i, j + 1))
print(out)

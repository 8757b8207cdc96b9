# Large dicts with collisions, deletions, reinsertion; checked against lists of pairs.
state = 7
def rnd(n):
    global state
    state = (state * 69069 + 1) & 0xFFFFFFFF
    return (state >> 12) % n
class Slow:
    def __init__(self):
        self.pairs = []
    def find(self, k):
        for i, (a, _) in enumerate(self.pairs):
            if a == k:
                return i
        return -1
    def put(self, k, v):
        i = self.find(k)
        if i < 0:
            self.pairs.append((k, v))
        else:
            self.pairs[i] = (self.pairs[i][0], v)
    def drop(self, k):
        i = self.find(k)
        return self.pairs.pop(i)[1] if i >= 0 else None
keys = [i for i in range(12)] + ["s%d" % i for i in range(12)] + [i + 0.5 for i in range(6)] + [(i, "t") for i in range(6)] + [1 << (60 + i) for i in range(4)] + [None, True, b"b", ""]
d, s = {}, Slow()
bad = 0
for step in range(3000):
    k = keys[rnd(len(keys))]
    what = rnd(10)
    if what < 5:
        d[k] = step
        s.put(k, step)
    elif what < 8:
        bad += d.pop(k, None) != s.drop(k)
    elif what == 8:
        bad += d.get(k) != (s.pairs[s.find(k)][1] if s.find(k) >= 0 else None)
    elif d and rnd(4) == 0:
        bad += d.popitem() != s.pairs.pop()
    if step % 250 == 0:
        bad += list(d.items()) != s.pairs or len(d) != len(s.pairs)
print(bad, list(d.items()) == s.pairs, len(d))
d = {i * 64: i for i in range(500)}
print(all(d[i * 64] == i for i in range(500)), 65 in d, len(d), list(d)[:3], sum(d))
for i in range(0, 500, 3):
    del d[i * 64]
print(len(d), 0 in d, 64 in d, list(d)[:3])
for i in range(0, 500, 3):
    d[i * 64] = -i
print(len(d), list(d)[-2:], d[0], d[192], sum(d.values()))
e = {}
for i in range(2000):
    e["key%d" % (i % 37)] = i
    if i % 5 == 0:
        e.pop("key%d" % (i % 31), None)
print(len(e), sorted(e)[:4], max(e.values()))
while e:
    e.popitem()
print(e, len(d.copy()), d == dict(d.items()), d == {k: d[k] for k in sorted(d)})

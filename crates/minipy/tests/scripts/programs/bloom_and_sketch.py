# Approximate structures on bit sets: a Bloom filter, a count-min sketch, a reservoir sample, HyperLogLog-like counting.
def h(data, seed):
    x = 0x811c9dc5 ^ seed * 0x9e3779b1 & 0xffffffff
    for b in data.encode():
        x = (x ^ b) * 0x01000193 & 0xffffffff
    x ^= x >> 15
    x = x * 0x2c1b3c6d & 0xffffffff
    return x ^ x >> 12
class Bloom:
    def __init__(self, bits, k):
        self.bits, self.k, self.data = bits, k, bytearray((bits + 7) // 8)
    def _at(self, item):
        return ((i >> 3, 1 << (i & 7)) for i in (h(item, s) % self.bits for s in range(self.k)))
    def add(self, item):
        for byte, mask in self._at(item):
            self.data[byte] |= mask
    def __contains__(self, item):
        return all(self.data[byte] & mask for byte, mask in self._at(item))
    def __or__(self, o):
        r = Bloom(self.bits, self.k)
        r.data = bytearray(a | b for a, b in zip(self.data, o.data))
        return r
a, b = Bloom(2048, 4), Bloom(2048, 4)
for i in range(100):
    a.add("in-%d" % i)
    b.add("b-%d" % i)
wrong = sum("out-%d" % i in a for i in range(1000))
print(all("in-%d" % i in a for i in range(100)), wrong < 20, "in-5" in b, all(x in a | b for x in ("in-7", "b-9")), sum(bin(x).count("1") for x in a.data) <= 400)
class Sketch:
    def __init__(self, width, depth):
        self.rows = [[0] * width for _ in range(depth)]
    def add(self, item, n=1):
        for s, row in enumerate(self.rows):
            row[h(item, s) % len(row)] += n
    def count(self, item):
        return min(row[h(item, s) % len(row)] for s, row in enumerate(self.rows))
s = Sketch(64, 4)
true = {}
for i in range(300):
    w = "w%d" % (i * i % 23)
    true[w] = true.get(w, 0) + 1
    s.add(w)
print(all(s.count(w) >= n for w, n in true.items()), sum(s.count(w) - n for w, n in true.items()) < 30, s.count("absent") < 30)
def reservoir(stream, k, seed=7):
    out = []
    for i, x in enumerate(stream):
        seed = seed * 1103515245 + 12345 & 0x7fffffff
        j = (seed >> 8) % (i + 1)
        if i < k:
            out.append(x)
        elif j < k:
            out[j] = x
    return out
r = reservoir(range(1000), 10)
print(len(r), len(set(r)), all(0 <= x < 1000 for x in r), reservoir("ab", 5), reservoir([], 3))
def distinct(items, bits=6):
    regs = [0] * (1 << bits)
    for it in items:
        x = h(it, 99)
        rest = x >> bits
        rank = 1
        while rank < 26 and not rest & 1:
            rest >>= 1
            rank += 1
        i = x & (1 << bits) - 1
        regs[i] = max(regs[i], rank)
    m = len(regs)
    zeros = regs.count(0)
    import math
    e = 0.709 * m * m / sum(2.0 ** -r for r in regs)
    return m * math.log(m / zeros) if e < 2.5 * m and zeros else e
for n in (10, 500, 3000):
    print(n, abs(distinct("i%d" % (i % n) for i in range(2 * n)) - n) < n * 0.4)

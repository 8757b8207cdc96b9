# Sequence numbers that wrap, reassembly of segments out of order with overlaps, a receive window.
MOD = 1 << 16
def diff(a, b):
    d = (a - b) % MOD
    return d - MOD if d >= MOD // 2 else d
print(diff(5, 3), diff(3, 5), diff(2, MOD - 3), diff(MOD - 3, 2), diff(0, 0))
class Reassembler:
    def __init__(self, start, window=20):
        self.next, self.window, self.parts, self.out = start % MOD, window, [], b""
        self.dropped = 0
    def segment(self, seq, data):
        off = diff(seq, self.next)
        if off < 0:
            data, off = data[-off:], 0
        room = self.window - off
        if room <= 0 or not data:
            self.dropped += bool(data)
            return self.next
        self.parts.append((off, data[:room]))
        self.parts.sort(key=lambda p: p[0])
        taken = b""
        rest = []
        for o, d in self.parts:
            if o <= len(taken):
                taken += d[len(taken) - o:]
            else:
                rest.append((o, d))
        self.parts = [(o - len(taken), d) for o, d in rest]
        self.out += taken
        self.next = (self.next + len(taken)) % MOD
        return self.next
    def gaps(self):
        return [(o, o + len(d)) for o, d in self.parts]
text = b"the quick brown fox jumps over the lazy dog"
r = Reassembler(MOD - 10)
for at, n in ((0, 4), (10, 6), (4, 3), (5, 8), (0, 10), (16, 4), (40, 3), (20, 20), (25, 18), (35, 8), (40, 3)):
    print(at, n, r.segment(MOD - 10 + at, text[at:at + n]), len(r.out), r.gaps(), r.dropped)
print(r.out == text)
def lossy(order, size):
    r = Reassembler(100, 15)
    rounds = 0
    while len(r.out) < len(text):
        rounds += 1
        base = len(r.out)
        pieces = [(base + i * size, text[base + i * size:base + (i + 1) * size]) for i in range(3)]
        for k in order[rounds % len(order)]:
            if k < len(pieces):
                r.segment(100 + pieces[k][0], pieces[k][1])
        if rounds > 50:
            return "stuck"
    return rounds, r.out == text
print(lossy([[2, 1, 0]], 5), lossy([[1], [0, 2]], 4), lossy([[2], [1], [0]], 3), lossy([[1, 2]], 3))

# Range-like classes: floats, dates, letters; len, index, slices, reversed, in, equality; compared with range itself.
class FRange:
    def __init__(self, start, stop, step=1.0):
        if step == 0:
            raise ValueError("step")
        self.start, self.stop, self.step = start, stop, step
        self.n = max(0, int(-((start - stop) // step) if step > 0 else -((start - stop) // step)))
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice):
            r = range(self.n)[i]
            return FRange(self.start + r.start * self.step, self.start + r.stop * self.step, self.step * r.step)
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return self.start + (i % self.n) * self.step
    def __iter__(self): return (self[i] for i in range(self.n))
    def __reversed__(self): return (self[i] for i in range(self.n - 1, -1, -1))
    def __contains__(self, x):
        k = (x - self.start) / self.step
        return 0 <= k < self.n and k == int(k)
    def __eq__(self, o): return list(self) == list(o)
    def __repr__(self): return "FRange(%s, %s, %s)" % (self.start, self.stop, self.step)
r = FRange(0, 2, 0.5)
print(list(r), len(r), r[1], r[-1], 1.0 in r, 1.2 in r, list(reversed(r)), r[1:3], list(r[::2]), r == [0, 0.5, 1.0, 1.5], bool(FRange(1, 1)), sum(r), max(r))
for bad in (lambda: r[4], lambda: r[-5], lambda: FRange(0, 1, 0)):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__)
print(list(FRange(3, 0, -1.0)), list(FRange(0, 1, 2)), len(FRange(5, 0)))
for a in (range(10), range(2, 20, 3), range(10, 0, -2), range(0), range(-5, 5), range(5, -5, -5)):
    print(a, len(a), list(a), a[0] if a else None, a[-1] if a else None, a[1:3], a[::-1], list(reversed(a)), 5 in a, 3.0 in a, "x" in a, bool(a), sum(a))
print(range(3) == range(0, 3, 1), range(0, 5, 2) == range(0, 6, 2), range(0) == range(5, 5), range(1, 2) == range(1, 9, 8), range(3) == [0, 1, 2], range(10)[2:8:3], range(10)[-3:], range(1, 10, 2)[1:-1], range(0, 10, 3).start, range(0, 10, 3).step)
print(range(5).index(3) if hasattr(range(5), "index") else 3, [i for i in range(3) for _ in range(i)], max(range(7)), min(range(3, 9)), sorted(range(3), reverse=True), tuple(range(2)), set(range(3)) == {0, 1, 2}, list(range(True, 3)), dict.fromkeys(range(2)))
for bad in (lambda: range(1.5), lambda: range("a"), lambda: range(), lambda: range(1, 2, 0), lambda: range(3)[3], lambda: range(1, 2, 3, 4), lambda: range(None), lambda: range(3)["a"]):
    try:
        bad()
        print("no error")
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, end=" ")
print()
try:
    range(3)[0] = 1
except TypeError:
    print("TypeError")
def letters(a, b):
    while a <= b:
        yield a
        a = chr(ord(a) + 1)
print(list(letters("c", "g")), "".join(letters("z", "a")), dict(zip(letters("a", "c"), range(9))))
class Days:
    LEN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    def __init__(self, m, d, n): self.m, self.d, self.n = m, d, n
    def __iter__(self):
        m, d = self.m, self.d
        for _ in range(self.n):
            yield "%02d-%02d" % (m, d)
            d += 1
            if d > self.LEN[m - 1]:
                m, d = m % 12 + 1, 1
print(list(Days(2, 27, 4)), list(Days(12, 31, 2)), len(set(Days(1, 1, 365))))
big = range(10 ** 6)
print(len(big), big[-1], 999999 in big, 10 ** 6 in big, big[500000:500003], sum(big[:10]), big[::250000], list(big[-1:-4:-1]))

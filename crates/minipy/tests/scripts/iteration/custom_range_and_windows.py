# Iterable classes with state: ranges, windows, peeking, trees, linked lists.
class FRange:
    def __init__(self, start, stop, step):
        self.start, self.stop, self.step = start, stop, step
    def __len__(self):
        return max(0, int((self.stop - self.start) / self.step + 0.9999999))
    def __getitem__(self, i):
        if i < 0:
            i += len(self)
        if not 0 <= i < len(self):
            raise IndexError("FRange")
        return self.start + i * self.step
r = FRange(0, 1, 0.25)
print(list(r), len(r), r[-1], 0.5 in r, 0.6 in r, list(reversed(r)), max(r), sum(r), tuple(zip(r, r)), [*FRange(1, 0, 1)], bool(FRange(0, 0, 1)), list(FRange(1, 0, -0.5)))
class Peek:
    def __init__(self, it):
        self.it, self.buf = iter(it), []
    def __iter__(self):
        return self
    def __next__(self):
        return self.buf.pop() if self.buf else next(self.it)
    def peek(self, default=None):
        if not self.buf:
            try:
                self.buf.append(next(self.it))
            except StopIteration:
                return default
        return self.buf[-1]
p = Peek("abc")
print(p.peek(), next(p), p.peek(), list(p), p.peek("end"), next(p, "none"))
class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right
t = Node(4, Node(2, Node(1), Node(3)), Node(5))
print(list(t), sum(t), max(t), 3 in t, 9 in t, [a for a, *_ in [t]], sorted(t, reverse=True), list(zip(t, "abcde")))
class Linked:
    def __init__(self, items=()):
        self.head = None
        for x in reversed(list(items)):
            self.head = (x, self.head)
    def __iter__(self):
        n = self.head
        while n is not None:
            yield n[0]
            n = n[1]
    def __len__(self):
        return sum(1 for _ in self)
l = Linked("xyz")
print(list(l), len(l), bool(Linked()), "y" in l, "".join(l), list(map(ord, l)), dict(enumerate(l)), list(Linked(Linked([1, 2]))))
def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) > n:
            buf.pop(0)
        if len(buf) == n:
            yield tuple(buf)
print(list(window(range(5), 3)), list(window("ab", 3)), list(window(l, 2)), list(window([], 1)))
def batched(it, n):
    it = iter(it)
    while True:
        b = [x for _, x in zip(range(n), it)]
        if not b:
            return
        yield b
print(list(batched(range(5), 2)), list(batched("", 3)), list(batched(t, 4)))

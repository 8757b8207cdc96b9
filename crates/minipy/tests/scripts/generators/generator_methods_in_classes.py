# Generators as methods, properties, class attributes and special methods; two at once over one object; recursion.
class Bag:
    def __init__(self, *items): self.items = list(items)
    def __iter__(self):
        for x in self.items:
            yield x
    def __reversed__(self):
        for x in self.items[::-1]:
            yield x
    def pairs(self):
        for i, a in enumerate(self):
            for b in self.items[i + 1:]:
                yield a, b
    @property
    def evens(self): return (x for x in self if x % 2 == 0)
    @classmethod
    def of_range(cls, n):
        yield cls()
        for i in range(1, n):
            yield cls(*range(i))
    @staticmethod
    def count(n):
        while n:
            yield n
            n -= 1
    def __call__(self, *fs):
        for f in fs:
            yield [f(x) for x in self]
    def drain(self):
        while self.items:
            yield self.items.pop()
    def feed(self):
        while True:
            x = yield len(self.items)
            if x is None:
                return "fed"
            self.items.append(x)
    numbers = property(lambda self: (yield from self.items))
b = Bag(1, 2, 3, 4)
print(list(b), list(reversed(b)), list(b.pairs()), list(b.evens), [len(x.items) for x in Bag.of_range(4)], list(Bag.count(3)), list(b(str, lambda v: v * v)), list(b.numbers))
print([(x, y) for x in b for y in b if x + y == 5], list(zip(b, b.drain())), b.items)
g = b.feed()
print(next(g), g.send("a"), g.send("b"), b.items)
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
class Tree:
    def __init__(self, v, left=None, right=None): self.v, self.left, self.right = v, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.v
        if self.right: yield from self.right
    def levels(self):
        level = [self]
        while level:
            yield [n.v for n in level]
            level = [k for n in level for k in (n.left, n.right) if k]
    def paths(self, prefix=()):
        prefix += (self.v,)
        if not (self.left or self.right):
            yield prefix
        for k in (self.left, self.right):
            if k: yield from k.paths(prefix)
    def find(self, want):
        return next((n for n in self.nodes() if n.v == want), None)
    def nodes(self):
        yield self
        for k in (self.left, self.right):
            if k: yield from k.nodes()
t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, None, Tree(7)))
print(list(t), list(t.levels()), list(t.paths()), t.find(6).right.v, t.find(9), 3 in t, 5 in t, max(t), [*t.left])
class Chain:
    def __init__(self, *its): self.its = its
    def __iter__(self):
        for it in self.its:
            yield from it
    def __add__(self, o): return Chain(self, o)
    def __mul__(self, n): return Chain(*[self] * n)
print(list(Chain("ab", [1], Chain((2,), {}))), list(Chain("x") + "yz" + range(2)), list(Chain("ab") * 2), list(Chain()))
class Lazy:
    def __init__(self, gen): self.gen, self.seen = gen, []
    def __getitem__(self, i):
        while len(self.seen) <= i:
            try:
                self.seen.append(next(self.gen))
            except StopIteration:
                raise IndexError(i)
        return self.seen[i]
l = Lazy(x * x for x in range(5))
print(l[2], l.seen, l[0], list(l), l.seen)
try:
    l[9]
except IndexError as e:
    print("IndexError", e)

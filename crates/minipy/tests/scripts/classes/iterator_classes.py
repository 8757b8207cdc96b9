# Classes as iterators: __iter__ giving another object, shared state, iterators that go on after their end, errors inside.
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return CountIter(self.n)
class CountIter:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
c = Count(3)
print([(a, b) for a in c for b in c if a < b], list(c), sum(c), 2 in c)
it = iter(c)
print(next(it), list(it), list(it), next(it, "end"))
print(list(zip(it, c)), list(zip(c, it)), tuple(map(lambda x, y: x * y, c, c)))
class Flaky:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n
f = Flaky()
print(list(f), list(f), [next(f) for _ in range(2)])
class Breaks:
    def __iter__(self):
        return self
    def __next__(self):
        raise KeyError("broken")
class NotIter:
    def __iter__(self):
        return 5
class NoneIter:
    __iter__ = None
for bad in (Breaks, NotIter, NoneIter):
    for f in (list, sum, lambda x: [i for i in x], lambda x: max(*x), lambda x: 1 in x):
        try:
            f(bad())
            print("no error")
        except (KeyError, TypeError) as e:
            print(bad.__name__, type(e).__name__)
class Gen:
    def __init__(self, *items):
        self.items = items
    def __iter__(self):
        for i in self.items:
            yield i
            if i == "stop":
                return
g = Gen(1, "stop", 3)
print(list(g), list(g), dict(zip(g, g)), [*g, *g], {*g} == {1, "stop"})
class Rev:
    def __reversed__(self):
        return iter([3, 2, 1])
print(list(reversed(Rev())))
class Seq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return "abc"[i]
print(list(reversed(Seq())), list(Seq()))
try:
    reversed(Count(2))
except TypeError:
    print("TypeError")

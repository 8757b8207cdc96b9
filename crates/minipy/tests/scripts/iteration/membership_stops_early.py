# `in` and `not in` over iterators take no more items than they need.
taken = []
def source(n):
    for i in range(n):
        taken.append(i)
        yield i
def run(f):
    taken.clear()
    print(f(), taken)
run(lambda: 2 in source(5))
run(lambda: 9 in source(3))
run(lambda: 1 not in source(4))
run(lambda: 7 not in source(2))
run(lambda: any(x == 2 for x in source(5)))
run(lambda: all(x < 2 for x in source(5)))
run(lambda: next(source(5)))
run(lambda: [x for x, _ in zip(source(5), "ab")])
run(lambda: "1" in map(str, source(9)))
run(lambda: 4 in filter(lambda x: x % 2 == 0, source(9)))
run(lambda: (1, 1) in enumerate(source(9)))
run(lambda: (0, "a") in zip(source(9), "ab"))
def forever():
    n = 0
    while True:
        yield n
        n += 1
print(1000 in forever(), 3 in (x * 3 for x in forever()), 5.0 in forever(), True in forever())
class Forever:
    def __getitem__(self, i):
        return i * 2
class ForeverIter:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        return self.n
f = ForeverIter()
print(10 in Forever(), 7 in f, f.n, 8 in f, f.n)
class Raises:
    def __iter__(self):
        yield 1
        raise ValueError("late")
print(1 in Raises())
try:
    2 in Raises()
except ValueError as e:
    print("ValueError", e)
class Eq:
    def __init__(self, n):
        self.n = n
        self.asked = 0
    def __eq__(self, other):
        self.asked += 1
        return other == self.n
e = Eq(3)
print(e in forever(), e.asked, e in iter([1, 2]), e.asked, 3 in iter([Eq(1), Eq(3)]), e not in iter(range(9)))
nan = float("nan")
print(nan in iter([nan]), nan in (x for x in [float("nan")]), None in iter([0, None]), [] in iter([[]]), "a" in iter("abc"), 98 in iter(b"abc"))
for bad in (5, None, 1.5, len):
    try:
        1 in bad
    except TypeError:
        print("TypeError", end=" ")
print()

# in and not in: over every kind of container, by __contains__, by iteration, by items, with floats, NaN, None and errors.
nan = float("nan")
class C:
    def __contains__(self, x): return [x]
class I:
    def __init__(self, *a): self.a, self.seen = a, 0
    def __iter__(self):
        for x in self.a:
            self.seen += 1
            yield x
class G:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
class Raises:
    def __contains__(self, x): raise ValueError("contains")
    def __iter__(self): return iter([1])
print(1 in [1], 1.0 in [1], True in [1], "1" in [1], None in [None], nan in [nan], float("nan") in [nan], [] in [[]], (1,) in [(1.0,)])
print(3.0 in range(5), 2.5 in range(5), -0.0 in range(5), True in range(2), "a" in range(3), None in range(3), 4 in range(0, 10, 3), 9 in range(0, 10, 3), 10 ** 30 in range(5), range(1) in [range(1)])
print("b" in "abc", "" in "", "" in "a", "bc" in "abc", "ac" in "abc", b"b" in b"abc", 98 in b"abc", b"" in b"", bytearray(b"c") in b"abc", "é" in "café")
print("k" in {"k": 1}, 1 in {1.0: 0}, (1, 2) in {(1, 2)}, "k" in {"k": 1}.keys(), 1 in {"k": 1}.values(), ("k", 1) in {"k": 1}.items(), frozenset("a") in {frozenset("a")})
print(0 in C(), 5 not in C(), 20 in G(), 25 in G(), 2 in (x for x in (1, 2, 3)), 9 in map(abs, [-9]), "a" in iter("abc"))
i = I(1, 2, 3)
print(2 in i, i.seen, 9 in i, i.seen, 1 not in i)
g = (x for x in range(5))
print(2 in g, list(g), 0 in g)
def endless():
    n = 0
    while True:
        yield n
        n += 1
class Endless:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        return self.n
print(5 in endless(), 3 in Endless(), 7 not in Endless(), 4 in map(lambda v: v * 2, Endless()))
for bad in (lambda: 1 in 5, lambda: 1 in None, lambda: 1 in "abc", lambda: "a" in b"abc", lambda: [] in {1}, lambda: {} in {"k": 1}, lambda: 1 in Raises(), lambda: 1 in (lambda: 0), lambda: 300 in b"abc", lambda: 1 in object()):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, end=" ")
print()
print(1 in [] or 2 in [2], not 1 in [1], (1 in [1]) in [True], 1 in [1] == True, "x" in "xyz" and "y" not in "abc", [x for x in range(6) if x in (1, 4) or x not in range(5)])

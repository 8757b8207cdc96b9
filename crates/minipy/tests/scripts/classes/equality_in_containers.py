# __eq__ as list methods, in, tuples and dict values use it: which side is asked, identity first, errors inside.
log = []
class E:
    def __init__(self, n, name): self.n, self.name = n, name
    def __eq__(self, o):
        log.append(self.name)
        return isinstance(o, E) and self.n == o.n
    def __repr__(self): return self.name
def flush():
    r = ",".join(log)
    del log[:]
    return r
a, b, c, d = E(1, "a"), E(2, "b"), E(1, "c"), E(3, "d")
l = [a, b, c]
print(c in l, flush())
print(a in l, flush())
print(d in l, flush() != "")
print(l.index(c) == 0, l.count(a), len(flush()) > 0)
l.remove(c)
print(l, flush() != "")
print([a, b] == [c, b], flush(), [a] == [b], flush(), [a, 1] != [c, 1], flush())
print((a, (b,)) == (c, (b,)), flush(), {"k": a} == {"k": c}, flush() != "", {"k": a} == {"k": b}, flush() != "")
print([a] == [a], flush(), (a,) == (a,), {"k": a} == {"k": a}, flush())
print(5 in [a, 5], flush(), a in [5, a], flush(), [5] == [a], flush())
class Raises:
    def __eq__(self, o): raise ValueError("eq")
r = Raises()
for f in (lambda: r == 1, lambda: 1 == r, lambda: r in [1], lambda: 1 in [r], lambda: [r] == [1], lambda: [1, r].index(2), lambda: [r].count(1), lambda: {"k": r} == {"k": 1}, lambda: (r,) != (1,), lambda: [1, r].remove(5), lambda: r in [r], lambda: [r] == [r], lambda: r != 1):
    try:
        print(f())
    except ValueError as e:
        print("ValueError")
class Odd:
    def __eq__(self, o): return "odd" if o == 3 else []
print(Odd() == 3, Odd() == 4, Odd() in [3], Odd() in [4], [Odd()] == [3], [Odd()] == [4], [3, 4].index(Odd()), Odd() != 3)
class Case:
    def __init__(self, s): self.s = s
    def __eq__(self, o): return self.s.lower() == (o.s if isinstance(o, Case) else o).lower()
print(Case("ABC") == "abc", "abc" == Case("ABC"), "x" in [Case("X")], Case("q") in "a q".split(), ["A", "b"] == [Case("a"), Case("B")], ["z"].index(Case("Z")), Case("m") not in ["n"])
lst = [1, 2, Case("x"), 2]
lst.remove("X") if False else lst.remove(2)
print(len(lst), [1, 2] == [1.0, 2.0], [True] == [1], (1, "a") == (1.0, "a"), [[]] == [()], [None] == [0])

# A class that behaves as a sequence, in every place that takes one.
class Digits:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, k):
        return Digits(*self.items[k]) if isinstance(k, slice) else self.items[k]
    def __setitem__(self, k, v): self.items[k] = v
    def __delitem__(self, k): del self.items[k]
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __reversed__(self): return reversed(self.items)
    def __add__(self, o): return Digits(*(self.items + list(o)))
    def __radd__(self, o): return Digits(*(list(o) + self.items))
    def __mul__(self, n): return Digits(*(self.items * n))
    def __eq__(self, o): return list(o) == self.items
    def __repr__(self): return "D" + "".join(str(i) for i in self.items)
    def __iadd__(self, o):
        self.items.extend(o)
        return self
    def __bool__(self): return any(self.items)
d = Digits(3, 1, 2)
print(d, len(d), d[0], d[-1], d[1:], d[::-1], 1 in d, 9 in d, list(d), tuple(d), set(d) == {1, 2, 3}, sorted(d), list(reversed(d)), max(d), min(d), sum(d), list(enumerate(d)), list(zip(d, "abc")), list(map(str, d)), [*d, 4], bool(d), bool(Digits(0, 0)), not Digits())
print(d + [4], [0] + d, d * 2, d == [3, 1, 2], d == Digits(3, 1, 2), d != [3], "-".join(map(str, d)), any(d), all(d), dict(zip(d, d)), bytes(d), bytearray(Digits(65)), str(d), f"{d}", "%s" % d, iter(d) is not d)
a, b, c = d
x, *y = d
print(a, b, c, x, y, (lambda *args: args)(*d), [i for i in d if i > 1], list(filter(lambda i: i != 1, d)))
d[0] = 9
del d[1]
alias = d
d += [7, 8]
print(d, alias is d, alias)
d[1:3] = [0]
print(d, d.items, [d[i] for i in range(len(d))])
for bad in (lambda: d[10], lambda: d["a"], lambda: d + 5, lambda: d < d, lambda: hash(d), lambda: {d: 1}):
    try:
        print(bad())
    except (IndexError, TypeError) as e:
        print(type(e).__name__)
class OldStyle:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
    def __len__(self): return self.n
o = OldStyle(4)
print(list(o), list(reversed(o)), 9 in o, 5 in o, sum(o), max(o), tuple(zip(o, o)), sorted(o, reverse=True), [*o], dict(enumerate(o)), len(o), list(map(lambda x: x + 1, o)), set(o))

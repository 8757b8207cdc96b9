class It:
    def __init__(self, l):
        self.l = l
    def __iter__(self):
        for x in self.l:
            yield x
    def __len__(self):
        return len(self.l)
    def __getitem__(self, i):
        if isinstance(i, slice):
            return It(self.l[i])
        return self.l[i]
    def __reversed__(self):
        return iter(self.l[::-1])
a = It([1, 2, 3, 4])
print(list(a), len(a), a[1], list(a[1:3]), list(reversed(a)), [x for x in a for y in a if x < y], max(a), sorted(a, reverse=True), sum(a), list(zip(a, a[1:])))
x, *y = a
print(x, y, 3 in a, [*a, *a[:1]], dict(enumerate(a)))

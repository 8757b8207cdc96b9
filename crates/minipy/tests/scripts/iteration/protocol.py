class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Count(3)), sum(Count(4)), max(Count(3)), [x for x in Count(2)], tuple(Count(2)), 1 in Count(3), sorted(Count(4)), list(zip(Count(2), Count(3))))
a, b = Count(2)
print(a, b, [*Count(2)], set(Count(3)) == {0, 1, 2}, "".join(str(x) for x in Count(3)))
class Get:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10
print(list(Get()), 20 in Get(), [x for x in Get()])

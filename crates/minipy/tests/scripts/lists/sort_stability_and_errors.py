class K:
    def __init__(self, k, n):
        self.k = k
        self.n = n
    def __lt__(self, o):
        return self.k < o.k
    def __repr__(self):
        return "%s%s" % (self.k, self.n)
a = [K(i % 3, i) for i in range(12)]
print(sorted(a), sorted(a, reverse=True))
def bad(x):
    if x == 3:
        raise ValueError("key")
    return x
try:
    sorted([1, 2, 3, 4], key=bad)
except ValueError as e:
    print("ValueError", e)

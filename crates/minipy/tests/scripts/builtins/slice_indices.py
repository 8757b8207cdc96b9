# slice.indices gives what a sequence of that length would use.
for s in slice(5), slice(None, None, -1), slice(2, 7), slice(-3, None), slice(10, 2, -3), slice(None, -100), slice(1, 2, 3):
    print(s, [s.indices(n) for n in (0, 1, 5, 10)])
big = 1 << 100
print(slice(-big, big, 2).indices(9), slice(big, -big, -1).indices(3))
for bad in lambda: slice(1, 2, 0).indices(3), lambda: slice(1).indices(-1), lambda: slice("a").indices(3), \
        lambda: slice(1).indices("x"), lambda: slice(1).indices():
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
class S:
    def __getitem__(self, key):
        return key.indices(6)
print(S()[::-1], S()[1:100:2])

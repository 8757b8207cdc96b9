# Order and equality of lists and tuples: lengths, nesting, mixed items.
lists = [[], [0], [1], [0, 0], [0, 1], [1, 0], [[]], [[0]], [[0], 1], [(0,)]]
for a in lists[:6]:
    print([(a < b) - (a > b) for b in lists[:6]], [a <= b for b in lists[:6]], [a == b for b in lists])
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

attempt(lambda: [1, "a"] < [1, 2])
attempt(lambda: [1, "a"] < [2, 2])
attempt(lambda: [1, "a"] == [1, 2])
attempt(lambda: [None] < [None])
attempt(lambda: [None, 1] < [None, 2])
attempt(lambda: [[1], []] < [[1], [0]])
attempt(lambda: [1] < (1,))
attempt(lambda: [1] == (1,))
attempt(lambda: [] < None)
attempt(lambda: [{}] < [{}])
attempt(lambda: [{}] < [{1: 2}])
attempt(lambda: (1, 2) < (1, 2, "x"))
attempt(lambda: (1, "x") < (1, 2))
attempt(lambda: [] > "")
print(sorted([[2], [1, 5], [], [1], [1, 2, 3], [0, 9]]), max([[1, 2], [1, 3], [1]]), min([(2, "a"), (1, "z"), (1, "b")]))
print([1, 2] == [1.0, True + 1], [1, [2, (3, {4: [5]})]] == [1, [2, (3, {4: [5]})]], [1, 2] != [1, 2], [float("inf")] > [10 ** 300], [b"a"] == ["a"])
class Same:
    def __eq__(self, other):
        return True
print([Same()] == [5], [5] == [Same()], (Same(), 1) == (2, 1), [Same(), 1] == [0, 2], Same() in [1], [1, 2].count(Same()), [7, 8].index(Same()))
class Liar:
    def __lt__(self, other):
        return "lt"
    def __gt__(self, other):
        return "gt"
    def __eq__(self, other):
        return False
    __hash__ = None
print([Liar()] < [1], [1] < [Liar()], [1, Liar()] > [1, 2])

print(sum([]), sum([1, 2, 3]), sum(range(101)), sum([1.5, 2]), sum([10**18] * 20), sum([[1], [2]], []))
print(min(3, 1, 2), max(3, 1, 2), min([5]), max("hello"), min("b", "a"), max([1, 2], [1, 3]), min((), default=7), max([], default=None))
print(max([3, -5, 2], key=abs), min("bbb", "aa", key=len), max([1, 2, 3], key=lambda x: -x))
try:
    min([])
except ValueError:
    print("ValueError")
try:
    max(1, "a")
except TypeError:
    print("TypeError")
try:
    sum(["a"])
except TypeError:
    print("TypeError")

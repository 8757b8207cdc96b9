print(list(enumerate("ab")), list(enumerate("ab", 5)), list(zip([1, 2], "ab", (True, False))), list(zip()), list(zip([1, 2, 3], [1])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, range(4))))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(4))), any([]), all([]), any([0, "", 1]), all([1, "a", 0]))
print(next(iter([1])), next(iter([]), "default"), list(iter([1, 2])), sum(map(len, ["a", "bb"])))
n = [0]
def f():
    n[0] += 1
    return n[0]
print(list(iter(f, 4)))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None))
try:
    next(it)
except StopIteration:
    print("StopIteration")
try:
    iter(5)
except TypeError:
    print("TypeError")
z = zip([1, 2], [3, 4])
print(next(z), next(z), iter(z) is z)

a = [3, 1, 2, 10, -5]
a.sort()
print(a)
a.sort(reverse=True)
print(a)
a.sort(key=lambda x: x % 3)
print(a)
w = ["banana", "Apple", "cherry", "apple"]
print(sorted(w), sorted(w, key=str.lower), sorted(w, key=len, reverse=True))
p = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
print(sorted(p), sorted(p, key=lambda t: t[0]), sorted(p, key=lambda t: t[0], reverse=True))
print(sorted([]), sorted([1]), sorted("hello"), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}), sorted(range(5), reverse=True))
try:
    sorted([1, "a"])
except TypeError:
    print("TypeError")
try:
    [1].sort(lambda x: x)
except TypeError:
    print("TypeError")
big = [(i * 7919) % 1009 for i in range(1000)]
s = sorted(big)
print(s == sorted(s), all(s[i] <= s[i + 1] for i in range(999)), s[0], s[-1])

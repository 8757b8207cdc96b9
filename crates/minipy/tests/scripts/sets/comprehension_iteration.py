s = {x % 3 for x in range(10)}
print(sorted(s), sum(s), max(s), sorted(x * 2 for x in s), len({x for x in ()}))
s = set(range(100))
s -= set(range(0, 100, 3))
print(len(s), 3 in s, 4 in s)
try:
    for x in s:
        s.add(x + 1000)
    print("done")
except RuntimeError:
    print("RuntimeError")

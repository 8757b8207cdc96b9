vals = [[], [0], [0, 1], [1], [0, 0], [1, 2, 3]]
for a in vals:
    print([a < b for b in vals], [a == b for b in vals], [a >= b for b in vals])
print([1, 2] == (1, 2), [1, [2, (3,)]] == [1, [2, (3,)]], [1.0] == [1], [None] == [None])
try:
    [1] < ["a"]
except TypeError:
    print("TypeError")
print([1, "a"] < [2, 3], [] < [[]])

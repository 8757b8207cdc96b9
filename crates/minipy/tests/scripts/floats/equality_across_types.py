# A float beside ints, bools, strings and containers: equality, order, keys.
print(1.0 == 1, 1.0 == True, 0.0 == False, 1.5 == 1, 1.0 == "1.0", 1.0 == None, 1.0 != [1.0], 1.0 is 1, 2.0 in (1, 2, 3), 2.5 in (1, 2, 3))
print(0.1 < 1, 1 < 1.5 < 2, 1.0 <= 1 <= 1.0, True < 1.5, 2 ** 53 < 2.0 ** 53 + 2, 2.0 > True, 3 > 2.999999)
d = {1: "a", 2.0: "b", 2.5: "c"}
print(d[1.0], d[2], d[2.5], 1.0 in d, 2 in d, True in d, 2.500001 in d, list(d), d.get(3.0, "none"))
d[1.0] = "A"
d[2] = "B"
print(d, len(d))
s = {1, 1.0, True, 0, 0.0, False, 2.5, 5 / 2}
print(len(s), sorted(s), s & {1.0, 2.5}, s == {0, 1, 2.5})
print([1, 2.0, 3] == [1.0, 2, 3.0], (1, (2.0,)) == (1.0, (2,)), {"k": 1} == {"k": 1.0}, {1.0} == {1}, [1.0].index(1), [1, 2].count(2.0))
print(sorted([3, 1.5, 2, 1, 2.5, 1.0, True]), max(1, 1.0), max(1.0, 1), min(True, 1.0), min(0, -0.0), sum([1, 2.5]), sum([0.5, 1]))
for op in ("<", "<=", ">", ">="):
    for other in ("'a'", "None", "[]", "(1.0,)", "{}", "b'1'"):
        try:
            print(eval("1.0 " + op + " " + other))
        except TypeError:
            print("T", end=" ")
    print()
print(isinstance(1.0, int), isinstance(1.0, float), isinstance(1, float), type(1.0 + 1).__name__, type(1.0 * True).__name__, type(2 // 1.0).__name__, type(4 / 2).__name__)
print(range(3) == [0, 1, 2], [0.0, 1.0] == list(range(2)), 1.0 in range(3), 1.5 in range(3), "abc"[int(1.9)])

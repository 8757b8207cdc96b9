print([x * 2 for x in range(5)], [x for x in range(20) if x % 2 if x % 3], [(x, y) for x in range(3) for y in range(x)])
print([[i * j for j in range(3)] for i in range(3)], [a for a, *b in [(1, 2, 3), (4,)]], [x for x in "abc" if x != "b"])
x = "outer"
print([x for x in range(3)], x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
print([y := 5, y * 2], y, [last := i for i in range(4)], last)
print(sum(x for x in range(5)), max(len(w) for w in ["a", "bbb"]), list(x for x in ()), any(x > 2 for x in range(4)))

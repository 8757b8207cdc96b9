a, *b, c = range(5)
print(a, b, c)
*a, b = [1]
print(a, b)
a, (b, *c), d = 1, "xyz", 2
print(a, b, c, d)
[a, b] = (1, 2)
a, b = b, a
print(a, b)
a = b = c = 5
x = [0, 0]
i = 0
i, x[i] = 1, 9
print(i, x)
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for n, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(n, a, b)
for bad in ((1,), (1, 2, 3), (), 5, "abc"):
    try:
        a, b = bad
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    a, *b, c = [1]
except ValueError:
    print("ValueError")
print([*range(3), *"ab"], (*(), 1), {*[1, 2], 3} == {1, 2, 3}, {**{"a": 1}, "b": 2, **{"a": 3}})

# Nested tuples: deep equality, swaps, chains of assignment, star targets.
deep = ()
for i in range(50):
    deep = (i, deep)
n = 0
d = deep
while d:
    n += d[0]
    d = d[1]
print(n, deep == deep, hash(deep) == hash(deep), str(deep)[:30], str(deep)[-52:])
copy = ()
for i in range(50):
    copy = (i, copy)
print(copy == deep, copy is deep, copy < deep, (0, copy) > (0, deep), {deep: "found"}[copy], hash(copy) == hash(deep))
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
a = b, c = 4, 5
print(a, b, c)
(a, b), c = (1, 2), 3
[a, b], *c = "xy", 5, 6
print(a, b, c)
*a, = "pq"
a, *b, c = range(5)
print(a, b, c)
a, (b, *c), *d = 1, (2, 3, 4), 5, 6
print(a, b, c, d)
def many():
    return 1, (2, 3), [4, 5], {"k": 6}
w, (x, y), [z, *_], k = many()
print(w, x, y, z, _, k, many()[1][0], many()[-1]["k"])
def swap(t):
    x, y = t
    return y, x
print(swap((1, 2)), swap("ab"), swap([[], ()]))
t = 1, 2,
print(t, type(t).__name__, (1), type((1)).__name__, (1,)[0], len((1,)), (lambda *a: a)(1, *(2, 3), *()), (lambda *a: a)())
for row in zip((1, 2), ("a", "b"), ((), [])):
    print(row, end=" ")
print()
for i, (j, (k, l)) in enumerate([(1, (2, 3)), (4, (5, 6))]):
    print(i + j + k + l, end=" ")
print()

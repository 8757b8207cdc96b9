# Repeated lists share their items; copies are shallow.
rows = [[0] * 3] * 2
rows[0][1] = 5
print(rows, rows[0] is rows[1])
rows = [[0] * 3 for _ in range(2)]
rows[0][1] = 5
print(rows, rows[0] is rows[1])
a = [1, [2, [3]]]
b = a[:]
c = a.copy()
d = list(a)
e = a + []
f = a * 1
a[0] = "x"
a[1][0] = "y"
a[1][1].append("z")
for v in (a, b, c, d, e, f):
    print(v, v is a, v[1] is a[1])
x = y = []
x += [1]
print(x, y, x is y)
x = x + [2]
print(x, y, x is y)
x *= 3
z = x
x *= 0
print(x, z, [1, 2] * True, 2 * [None], [[]] * 0, [1] * -5)
t = ([1], [2])
try:
    t[0] += ["added"]
except TypeError:
    print("TypeError", t)
t[1].append("fine")
print(t)
def grow(l, item="d"):
    l.append(item)
    l = ["local"]
    return l
g = []
print(grow(g), g, grow(g, item="q"), g)
n = []
for i in range(3):
    n.append(n[:])
print(n, [1, 2] + [3], [*a[:1], *[], *"bc"])
p, q = [1, 2, 3], [4]
p[1:1] = q
q.append(9)
print(p, q)
for bad in ("[1] + (2,)", "[1] + 'a'", "[1] + None", "[1] * [1]", "[1] * 1.5", "(1,) + [2]", "[1] - [1]", "-[1]", "[1] / 2"):
    try:
        print(eval(bad))
    except TypeError:
        print(bad, "TypeError")
l = [1]
l += (2, 3)
l += "ab"
l += {"k": 0}
l += range(2)
print(l)

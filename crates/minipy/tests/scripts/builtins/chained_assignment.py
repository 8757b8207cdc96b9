# Assignment to several targets, augmented targets and their order.
log = []
class T:
    def __init__(self, name): object.__setattr__(self, "name", name)
    def __setattr__(self, k, v): log.append("%s.%s=%s" % (self.name, k, v))
    def __setitem__(self, k, v): log.append("%s[%s]=%s" % (self.name, k, v))
    def __getitem__(self, k):
        log.append("%s[%s]" % (self.name, k))
        return 10
a, b = T("a"), T("b")
a.x = b.y = a[0] = 1
a.p, b[1] = b[2], a.q = 5, 6
a[1], a[3] = 7, 8
[a.m, (b.n, a[5])] = 1, (2, 3)
for a.loop in range(2):
    pass
for b[9], a.z in [(1, 2)]:
    pass
a[7] += 5
a[a[1]:b[2]] = "slice"
with_ = [x for x in log]
print("\n".join(with_))
x = y = z = []
x.append(1)
print(x, y, z is x)
i = 0
l = [0, 0, 0]
i = l[i] = 2
print(i, l)
i = 0
l[i], i = 9, 1
print(i, l)
i, l[i] = 2, 7
print(i, l)
p = q = r = 5
p += 1
q -= 1
print(p, q, r)
d = {}
d["k"] = d2 = d.setdefault("inner", {})
d2["v"] = 1
print(d)
n = 3
n, m = m_ = n + 1, n - 1
print(n, m, m_)
(s) = 1
(t,) = (2,)
[u] = [3]
(v), (w) = 4, 5
print(s, t, u, v, w)
a1 = b1 = c1 = (lambda: log.clear() or len(log))()
print(a1, b1, c1, log)
f = lambda: [1, 2]
g, h = f()
j, *k = f() + f()
*o, = f()
print(g, h, j, k, o)
grid = [[0] * 2 for _ in range(2)]
grid[0][1], grid[1][0] = grid[1][0] + 1, grid[0][1] + 2
print(grid)
a2 = [1, 2, 3]
a2[0], a2[1], a2[2] = a2[2], a2[0], a2[1]
print(a2)
a2[:], a2 = "xy", "rebound"
print(a2)
c = 1
c, c = c + 1, c + 2
print(c)
k = {"a": 1}
k["a"], k["b"] = k.pop("a") + 10, len(k)
print(k)
def swap(d, x, y):
    d[x], d[y] = d[y], d[x]
    return d
print(swap([1, 2, 3], 0, -1), swap({"p": 1, "q": 2}, "p", "q"), swap(bytearray(b"ab"), 0, 1))

# The same object reached by several names: who sees a change.
a = [1, 2]
pairs = [a, a]
d = {"x": a, "y": a}
t = (a, [a])
a.append(3)
print(pairs, d, t, pairs[0] is d["y"] is t[1][0])
pairs[0] = pairs[0] + [4]
print(pairs, a)
d["x"] += [5]
print(a, d["y"], d["x"] is a)
def change(l, m, s):
    l.append("in")
    m["new"] = l
    s = s + "local"
    l = []
    l.append("not seen")
    return s
m = {}
s = "text"
print(change(a, m, s), a, m["new"] is a, s)
x = [[0] * 2] * 2
y = [[0] * 2 for _ in range(2)]
x[0][0] = y[0][0] = 1
print(x, y)
class Node:
    registry = []
    def __init__(self, items=None):
        self.items = items if items is not None else []
        self.registry.append(self)
shared = ["s"]
n1, n2, n3 = Node(shared), Node(shared), Node()
n1.items.append("t")
n3.items.append("own")
print(n2.items, shared, n3.items, len(Node.registry), n1.registry is n3.registry)
def accumulate(item, into=[]):
    into.append(item)
    return into
first = accumulate(1)
second = accumulate(2)
print(first, first is second, accumulate(3, []), accumulate(4))
fs = []
for i in range(3):
    fs.append(lambda: i)
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
c1 = {"k": [1], "t": (2, [3])}
c2 = dict(c1)
c2["k"].append("both")
c2["t"] = "only c2"
print(c1, c2)
l1 = [1, [2]]
l2 = l1[:]
l1[1].append(3)
l1[0] = 9
print(l1, l2)
it1 = iter([1, 2, 3, 4])
it2 = it1
print(next(it1), next(it2), list(it1), list(it2))
z = zip(*[iter("abcdef")] * 2)
print(list(z))
s1 = {1, 2}
s2 = s1
s1 |= {3}
s3 = s1
s1 = s1 | {4}
print(sorted(s2), sorted(s3), sorted(s1), s2 is s3, s1 is s2)

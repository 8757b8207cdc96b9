# Containers that change while they are iterated: lists, dict values, sets copied, nested loops over one list.
l = [1, 2, 3]
out = []
for x in l:
    out.append(x)
    if x < 3:
        l.append(x + 10)
print(out, l)
l = [1, 2, 3, 4, 5]
for x in l:
    l.remove(x)
print(l)
l = [1, 2, 3]
for i, x in enumerate(l):
    l[i] = x * 10
    if i == 0:
        l[2] = "changed"
print(l)
l = [3, 2, 1]
it = iter(l)
print(next(it), end=" ")
l.clear()
print(next(it, "end"), end=" ")
l.append(9)
print(next(it, "still end"))
l = [0, 1, 2, 3]
for x in l:
    if x == 1:
        l.insert(0, "new")
    if len(l) > 7:
        break
print(l)
d = {"a": 1, "b": 2}
for k in d:
    d[k] += 10
print(d)
for k in list(d):
    del d[k]
    d[k.upper()] = 0
print(d)
for k, v in sorted(d.items()):
    d[k] = v + 1
    d["extra"] = 5
print(d)
s = {1, 2, 3}
for x in list(s):
    s.discard(x)
    s.add(x + 10)
print(sorted(s))
l = [1, 2]
pairs = []
for a in l:
    for b in l:
        if len(l) < 4:
            l.append(b + 1)
        pairs.append((a, b))
print(len(pairs), l)
l = [5, 4, 3]
for x in l[:]:
    l.append(x)
print(l)
for x in reversed(l):
    if x == 4:
        l.remove(4)
print(l)
b = bytearray(b"abc")
for c in b:
    if len(b) < 6:
        b.append(c + 1)
print(b)
m = [[1], [2]]
for row in m:
    row.append(len(m))
    if len(m) < 4:
        m.append(row[:])
print(m)
l = list(range(10))
l = [x for x in l if x % 2]
i = 0
while i < len(l):
    if l[i] == 5:
        del l[i]
    else:
        i += 1
print(l)
z = [1, 2, 3]
print([(a, z.append(a) or b) for a, b in zip(z, [1, 2])], z)
g = (x for x in z)
z.append("late")
print(list(g)[-1])
m = map(lambda x: x * 2, z)
z[0] = 100
print(next(m), z.pop(), len(list(m)))
def grow():
    q = [1]
    for x in q:
        if x > 50:
            return q
        q.append(x * 2)
print(grow())
q = ["a"]
q += q
q.extend(q)
q[1:1] = q
print(len(q), sorted([3, 1, 2], key=lambda v, seen=[]: seen.append(v) or len(seen)))
d = {i: i for i in range(5)}
for k in [k for k in d if k % 2]:
    d.pop(k)
print(d, [d.popitem() for _ in range(len(d))], d)
stack = [1, 2, 3]
while stack:
    x = stack.pop()
    if x > 1:
        stack += [x - 1] if x != 2 else []
print(stack)

# No key is lost when a table with deleted entries grows past its small size.
def check(n, gone, more):
    d = {}
    for i in range(n):
        d["k%d" % i] = i
    for i in gone:
        del d["k%d" % i]
    for i in range(more):
        d["m%d" % i] = i
    want = ["k%d" % i for i in range(n) if i not in gone] + ["m%d" % i for i in range(more)]
    return list(d) == want and all(k in d for k in want) and len(d) == len(want) and [d[k] for k in want] == list(d.values())

broken = 0
for n in range(1, 12):
    for first in range(n):
        for count in range(1, n - first + 1):
            for more in range(0, 14, 3):
                if not check(n, range(first, first + count), more):
                    broken += 1
print("broken", broken)
class C:
    pass
for gone in (0, 3, 7):
    c = C()
    for i in range(8):
        setattr(c, "a%d" % i, i)
    delattr(c, "a%d" % gone)
    for i in range(8, 12):
        setattr(c, "a%d" % i, i)
    print([getattr(c, "a%d" % i, "gone") for i in range(12)])
s = set(range(8))
s -= {2}
s.discard(5)
for i in range(10, 20):
    s.add(i)
print(sorted(s), all(i in s for i in range(10, 20)), 2 in s, 5 in s)
for i in range(300):
    s.add(i)
    s.discard(i - 3)
print(sorted(s))
q = {}
for i in range(400):
    q[i] = i
    if i >= 7:
        q.pop(i - 7)
print(list(q), all(q.get(i) == i for i in range(393, 400)))

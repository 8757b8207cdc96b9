# Lists changed by the functions that are working on them.
l = [1, 2, 3, 4]
out = []
for x in l:
    out.append(x)
    if x == 2:
        l.remove(1)
    if x == 4 and len(l) < 6:
        l.append(9)
print(out, l)
l = [1, 2, 3]
for i, x in enumerate(l):
    if i < 3:
        l.insert(0, x * 10)
    if i > 4:
        break
print(l)
l = list(range(6))
it = iter(l)
next(it)
del l[:3]
print(list(it), l)
l = [3, 2, 1]
it = iter(l)
print(next(it), l.clear(), next(it, "done"), l.append(5), list(it))
class Eq:
    def __init__(self, target):
        self.target = target
    def __eq__(self, other):
        self.target.clear()
        return False
    __hash__ = None
l = [1, 2, 3]
e = Eq(l)
print(e in l, l)
l = [1, 2, 3]
print(l.count(Eq(l)), l)
l = [5, 4, 3]
print([l.pop() for _ in range(len(l))], l)
l = list(range(10))
print([x for x in l if l.remove(x) or True], l)
l = ["a", "b"]
print([l.append(c * 2) or c for c in l if len(l) < 5], l)
l = [1, 2, 3]
l[:] = (x * 2 for x in l)
print(l)
l = [1, 2, 3]
l.extend(x for x in list(l))
print(l)
m = map(lambda x: l.pop(), l)
print(list(m), l)
def gen(l):
    for x in l:
        yield x
        l.append(x) if len(l) < 5 else None
l = [1]
print(list(gen(l)), l)
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))

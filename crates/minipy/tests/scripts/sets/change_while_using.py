# Sets changed during a program: pops, alias, iteration over a copy.
s = set(range(10))
for x in list(s):
    if x % 3 == 0:
        s.remove(x)
print(sorted(s))
total = 0
t = set(s)
while t:
    total += t.pop()
print(total, t, len(s))
alias = s
s |= {100}
print(sorted(alias), alias is s)
s = s | {200}
print(200 in alias, alias is s)
def put(x, bag=set()):
    bag.add(x)
    return sorted(bag)
put(3)
print(put(1), put(3))
s = {1, 2, 3}
s.difference_update(s)
print(s)
s = {1, 2, 3}
s ^= s
print(s, len(s))
s = {1, 2, 3}
s &= s
s |= s
print(sorted(s))
u = {1}
u.update(u, [2], (x for x in (3, 4)), {5: 6}, range(7, 8))
print(sorted(u), u.copy() == u, u.copy() is u, u.clear(), u)
seen = set()
out = [x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))]
print(out, sorted(seen))
class Counted(set):
    adds = 0
    def add(self, x):
        Counted.adds += 1
        super().add(x)
c = Counted([1, 2])
c.add(3)
c.add(3)
print(sorted(c), len(c), Counted.adds, isinstance(c, set), 3 in c)
try:
    for x in s:
        s.add(x + 10)
        if len(s) > 6:
            break
    print("grew")
except RuntimeError:
    print("RuntimeError")

# Objects with __len__ and __bool__ in conditions, loops and short circuits.
class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
class Switch:
    def __init__(self, *answers): self.answers = list(answers)
    def __bool__(self):
        return self.answers.pop(0)
e, f = Box(), Box(0)
print(bool(e), bool(f), not e, not f, 1 if e else 2, 1 if f else 2, (e or "empty"), (f and "full"), any([e, f]), all([f]), all([e]), [b for b in (e, f) if b] == [f], list(filter(None, [e, f])) == [f], len(list(filter(len, [e, f]))))
s = Switch(True, True, False)
n = 0
while s:
    n += 1
print(n, s.answers)
s = Switch(False, True)
print(s or "second", s and "third", s.answers)
s = Switch(True, False, True, False)
print([1 if s else 0 for _ in range(4)])
s = Switch(False, False, True)
if s:
    print("first")
elif s:
    print("second")
elif s:
    print("third")
s = Switch(True, False)
print(not s, not s)
s = Switch(True, False, True)
print([x for x in "abc" if s])
s = Switch(True)
assert s
try:
    assert Switch(False), "message"
except AssertionError as x:
    print("AssertionError", x)
class Neg:
    def __len__(self): return 0
    def __bool__(self): return True
print(bool(Neg()), len(Neg()), "yes" if Neg() else "no")
q = Box(1, 2, 3)
while q:
    print(q.items.pop(), end=" ")
print(len(q))
def first(*options):
    for o in options:
        if o:
            return o
print(first(0, "", [], Box(), Box(5)).items, first(), first(None, 0.0), first(Box(), "x"))
class Raises:
    def __bool__(self): raise KeyError("bool")
class RaisesLen:
    def __len__(self): raise KeyError("len")
for r in (Raises(), RaisesLen()):
    for g in (lambda: bool(r), lambda: not r, lambda: r and 1, lambda: r or 1, lambda: 1 if r else 2, lambda: [1 for _ in "a" if r], lambda: any([r]), lambda: list(filter(None, [r]))):
        try:
            print(g(), end=" ")
        except KeyError as x:
            print(x, end=" ")
    print()
class Huge:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(Huge(1 << 20)), [bool(Huge(n)) for n in (0, 1, 255, 256)], len(Huge(1 << 30)), len(Huge(1 << 40)) == 1 << 40)

# A subclass of list: overridden methods, operators, equality, what it keeps.
class Stack(list):
    pushes = 0
    def push(self, x):
        self.append(x)
        Stack.pushes += 1
        return self
    def peek(self):
        return self[-1] if self else None
s = Stack()
print(s, len(s), bool(s), s.peek(), s.push(1).push(2), s.peek(), Stack.pushes, isinstance(s, list), type(s).__name__, s == [1, 2], [1, 2] == s, s != [1], s < [1, 3], s + [3], type(s + [3]).__name__, s * 2, s[::-1], 2 in s, s.index(2), s.count(1))
s.extend("ab")
s[0] = "zero"
del s[1]
s.insert(0, "first")
s += ["more"]
print(s, type(s).__name__, s.pop(), s.pop(0), list(s), sorted(s), max(s), s.copy(), [*s], tuple(s), "-".join(s), list(map(str.upper, s)), list(enumerate(s)), list(reversed(s)))
s.label = "mine"
print(s.label, s.__class__.__name__, hasattr([], "label"))
class Logged(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.log = []
    def append(self, x):
        self.log.append(("append", x))
        super().append(x)
    def __getitem__(self, k):
        if isinstance(k, int):
            self.log.append(("get", k))
        return super().__getitem__(k)
    def __setitem__(self, k, v):
        self.log.append(("set", k, v))
        super().__setitem__(k, v)
    def __len__(self):
        return super().__len__() + 100
l = Logged([1, 2])
l.append(3)
l[0] = "x"
print(l[1], len(l), l.log, list(l), l == ["x", 2, 3])
class Sorted(list):
    def __init__(self, items=()):
        super().__init__(sorted(items))
    def add(self, x):
        i = 0
        while i < len(self) and self[i] < x:
            i += 1
        self.insert(i, x)
t = Sorted([3, 1, 2])
t.add(2.5)
t.add(0)
print(t, t == sorted(t), Sorted(), Sorted("cab"), len(t))
class Eq(list):
    def __eq__(self, o):
        return "custom"
    def __contains__(self, x):
        return x == "magic"
    def __iter__(self):
        return iter(["iterated"])
    def __repr__(self):
        return "Eq!"
e = Eq([1])
print(e == [1], e == 5, "magic" in e, 1 in e, list(e), e, [e], str(e), e[0], len(e), [x for x in e], e + [2])
for f in (lambda: hash(s), lambda: s[99], lambda: s.push(), lambda: s + 1, lambda: Stack(5)):
    try:
        print(f())
    except (TypeError, IndexError) as x:
        print(type(x).__name__)

# Subclasses of list: overridden methods seen and not seen by built-in operations, extra attributes, results' types.
class Log(list):
    def __init__(self, *args, name="log"):
        super().__init__(*args)
        self.name = name
        self.writes = 0
    def append(self, x):
        self.writes += 1
        super().append(x)
    def __setitem__(self, i, v):
        self.writes += 1
        list.__setitem__(self, i, v)
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return ("got", r)
    def __contains__(self, x):
        return x == "magic" or super().__contains__(x)
    def __len__(self):
        return super().__len__()
l = Log([1, 2], name="n")
l.append(3)
l[0] = 10
print(l, l.name, l.writes, l[0], l[-1], "magic" in l, 3 in l, 4 in l, len(l))
print(type(l + [1]).__name__, l + [1], type(l * 2).__name__, l == [10, 2, 3], [10, 2, 3] == l, l != [1])
l += [4]
l.extend((5, 6))
l.insert(0, 0)
print(type(l).__name__, list(l), l.pop(), l.index(4), sorted(l), bool(Log()), list(reversed(l)))
del l[0]
print(isinstance(l, list), issubclass(Log, list), l > [1], max(l), sum(l), [x for x in l])
a, *rest = l
print(a, rest, (lambda *p: p)(*l), tuple(l), set(l) == {10, 2, 3, 4, 5})
class Stack(list):
    push = list.append
    def top(self):
        return self[-1]
s = Stack()
s.push(1)
s.push(2)
print(s, s.top(), s.pop(), s, s.__class__.__name__, s.copy(), type(s.copy()).__name__)
try:
    {s}
except TypeError:
    print("unhashable")
try:
    s.top().nothing
except AttributeError:
    print("AttributeError")
s.clear()
try:
    s.top()
except IndexError:
    print("IndexError")
s.sort()
s.attr = "kept"
print(s.attr, s, "%s" % s, str(s), repr(Log([1])), Stack("ab") + Stack("c"))

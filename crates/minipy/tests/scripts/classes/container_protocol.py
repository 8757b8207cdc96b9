# __getitem__, __setitem__, __delitem__, __contains__, __len__, __iter__: what slices, negative and tuple indices pass.
class Grid:
    def __init__(self):
        self.cells = {}
        self.log = []
    def __getitem__(self, key):
        self.log.append(("get", key))
        return self.cells[key]
    def __setitem__(self, key, value):
        self.cells[key] = value
    def __delitem__(self, key):
        del self.cells[key]
    def __contains__(self, key):
        return key in self.cells
    def __len__(self):
        return len(self.cells)
    def __iter__(self):
        return iter(sorted(self.cells))
g = Grid()
g[1, 2] = "a"
g[-1, 0] = "b"
g[()] = "empty"
g[0,] = "one"
print(g[1, 2], g[()], g[0,], len(g), (1, 2) in g, (2, 1) not in g, [k for k in g])
g[1, 2] += "!"
del g[()]
print(g[1, 2], len(g), list(g), g.log[-1])
try:
    g["missing"]
except KeyError as e:
    print("KeyError", e)
class Slices:
    def __getitem__(self, key):
        if isinstance(key, slice):
            return (key.start, key.stop, key.step)
        return key
s = Slices()
print(s[1:2], s[:], s[::2], s[-1:], s["a":"b":None], s[1], s[-1], s[None], s[1.5])
class Old:
    def __init__(self, n):
        self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i
print(list(Old(4)), 9 in Old(4), 8 in Old(4), sum(Old(5)), tuple(Old(0)), max(Old(3)))
a, *b = Old(4)
print(a, b, [x for x in zip(Old(2), Old(9))], dict(enumerate(Old(2))))
class Bad(Old):
    def __getitem__(self, i):
        if i == 2:
            raise ValueError("at 2")
        return i
try:
    list(Bad(1))
except ValueError as e:
    print(e)
class Nothing:
    pass
for f in (lambda: Nothing()[0], lambda: len(Nothing()), lambda: 1 in Nothing(), lambda: iter(Nothing()), lambda: list(Nothing())):
    try:
        f()
        print("no error")
    except TypeError:
        print("TypeError")
class In:
    def __contains__(self, x):
        return x
print(5 in In(), 0 in In(), "" not in In(), [1] in In())

class Box:
    def __init__(self):
        self.d = {}
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __len__(self):
        return len(self.d)
    def __contains__(self, k):
        return k in self.d
    def __iter__(self):
        return iter(sorted(self.d))
b = Box()
print(bool(b), len(b))
b["x"] = 1
b["a"] = 2
b["x"] += 10
print(b["x"], len(b), "x" in b, "q" in b, list(b), bool(b), [k for k in b])
del b["x"]
try:
    b["x"]
except KeyError:
    print("KeyError")
class S:
    def __getitem__(self, k):
        return k
s = S()
print(s[1], s[1:2], s[1:2, 3], s[::2], s[...], s["k"], s[1, 2], s[()])
class NoLen:
    pass
for f in (lambda: len(NoLen()), lambda: NoLen()[0], lambda: 1 in NoLen(), lambda: iter(NoLen())):
    try:
        f()
    except TypeError:
        print("TypeError")
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
print(bool(L(0)), bool(L(3)))
class B:
    def __init__(self, b):
        self.b = b
    def __bool__(self):
        return self.b
    def __len__(self):
        return 5
print(bool(B(False)), not B(True), 1 if B(False) else 2, B(False) or "x", B(True) and "y")

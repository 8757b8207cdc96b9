class G:
    def __init__(self):
        self.real = 1
    def __getattr__(self, name):
        if name.startswith("x"):
            return "made " + name
        raise AttributeError(name)
g = G()
print(g.real, g.xyz, hasattr(g, "xa"), hasattr(g, "other"), getattr(g, "nope", "dflt"))
try:
    g.nope
except AttributeError:
    print("AttributeError")
class S:
    def __setattr__(self, n, v):
        object.__setattr__(self, n, ("set", v))
    def __delattr__(self, n):
        print("deleting", n)
s = S()
s.a = 1
print(s.a)
del s.a
class P:
    def __init__(self, target):
        self.target = target
    def __getattr__(self, n):
        return getattr(self.target, n)
p = P([3, 1, 2])
p.append(0)
p.sort()
print(p.target, p.index(3))

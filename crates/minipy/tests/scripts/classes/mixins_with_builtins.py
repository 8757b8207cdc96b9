# Mixins before and after a built-in base: which method wins, state of both, cooperative calls.
class Upper:
    def __getitem__(self, i):
        v = super().__getitem__(i)
        return v.upper() if isinstance(v, str) else v
    def first(self):
        return self[0]
class Logged:
    log = []
    def append(self, x):
        self.log.append(("append", x))
        super().append(x)
    def __setitem__(self, i, v):
        self.log.append(("set", i))
        super().__setitem__(i, v)
class L(Upper, Logged, list):
    pass
l = L(["a", "b", 3])
l.append("c")
l[0] = "z"
print(l.first(), l[1], l[2], l[-1], len(l), list(l), l.log, [c.__name__ for c in L.__mro__][:4])
class Plain(list, Upper):
    pass
print(Plain("ab")[0], Plain("ab").first())
class Counted:
    made = 0
    def __init__(self, *a, **k):
        Counted.made += 1
        super().__init__(*a, **k)
class D(Counted, dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)
    def __getitem__(self, k):
        return super().__getitem__(k.lower())
    def __contains__(self, k):
        return super().__contains__(k.lower())
d = D(x=1)
d["ABC"] = 2
print(d["Abc"], "aBC" in d, "q" in d, d["X"], Counted.made, sorted(d), len(d))
class Comparable:
    def __le__(self, o): return self < o or self == o
    def __gt__(self, o): return not self <= o
    def __ge__(self, o): return not self < o
class Version(Comparable):
    def __init__(self, text): self.parts = [int(p) for p in text.split(".")]
    def __lt__(self, o): return self.parts < o.parts
    def __eq__(self, o): return self.parts == o.parts
v = [Version(t) for t in ("1.10", "1.9", "1.10.0", "0.9")]
print([".".join(map(str, x.parts)) for x in sorted(v)], v[0] > v[1], v[0] >= Version("1.10"), v[0] <= v[2], v[3] < v[0] < v[2])
class Iterable:
    def map(self, f): return [f(x) for x in self]
    def total(self): return sum(self)
class T(Iterable, tuple):
    pass
class S(Iterable, set):
    def add(self, x):
        if x not in self:
            super().add(x)
            return True
        return False
s = S([1, 2])
print(T((1, 2)).map(str), T((1, 2)).total(), s.add(2), s.add(5), s.total(), sorted(s.map(lambda x: -x)), isinstance(s, set))

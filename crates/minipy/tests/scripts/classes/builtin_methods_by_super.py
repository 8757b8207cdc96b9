# super() into built-in types: container methods, constructors, item access with slices, deletion, containment.
class L(list):
    def __getitem__(self, i): return ("got", super().__getitem__(i))
    def __setitem__(self, i, v): super().__setitem__(i, v * 2)
    def __delitem__(self, i):
        log.append(i)
        super().__delitem__(i)
    def __contains__(self, x): return super().__contains__(x) or x == "always"
    def __iter__(self): return (x for x in super().__iter__())
    def __len__(self): return super().__len__() + 100
log = []
l = L([1, 2, 3])
l[0] = 5
del l[1]
print(l[0], l[-1], len(l), 10 in l, 2 in l, "always" in l, [x for x in l], log, sum(l))
class D(dict):
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __delitem__(self, k): super().__delitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
    def __iter__(self): return iter(sorted(super().__iter__()))
    def __len__(self): return super().__len__()
d = D()
d["B"], d["A"] = 1, 2
print(d["b"], "a" in d, "A" in d, list(d), len(d))
del d["A"]
try:
    del d["A"]
except KeyError as e:
    print("KeyError", e, list(d.keys()))
class T(tuple):
    def __getitem__(self, i): return super().__getitem__(i) if isinstance(i, slice) else -super().__getitem__(i)
    def __contains__(self, x): return super().__contains__(abs(x))
    def __len__(self): return super().__len__() * 10
    def __iter__(self): return iter([7, *super().__iter__()])
t = T((1, 2, 3))
print(t[0], t[1:], -3 in t, 9 in t, len(t), list(t), t.index(2), t.count(1))
class S(set):
    def __contains__(self, x): return super().__contains__(str(x))
    def add(self, x): super().add(str(x))
    def __len__(self): return super().__len__()
    def __iter__(self): return iter(sorted(super().__iter__(), reverse=True))
s = S()
for x in (3, 1, "1"): s.add(x)
print(3 in s, "3" in s, 9 in s, len(s), list(s), bool(s))
class St(str):
    def __getitem__(self, i): return super().__getitem__(i).upper()
    def __len__(self): return super().__len__() + 1
    def __iter__(self): return (c + "." for c in super().__iter__())
    def upper(self): return "<" + super().upper() + ">"
x = St("abc")
print(x[0], x[1:], len(x), list(x), x.upper(), x.lower(), x == "abc")
print([].__contains__(1), (1, 2).__len__(), {"a": 1}.__contains__("a"), {1}.__contains__(1), list([5].__iter__()), "ab".__len__(), list({"k": 1}.__iter__()), [1, 2].__getitem__(1), (1, 2).__getitem__(0), "ab".__getitem__(1))

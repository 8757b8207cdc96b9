# Subclasses of set and frozenset: methods, operators, what they keep.
class Tags(set):
    def add_all(self, *names):
        for n in names:
            self.add(n.lower())
        return self
    def __repr__(self):
        return "Tags(%s)" % ", ".join(sorted(self))
t = Tags()
print(t, t.add_all("B", "a", "A"), len(t), "a" in t, "A" in t, sorted(t), bool(Tags()), isinstance(t, set), type(t).__name__, t == {"a", "b"}, {"a", "b"} == t, t != {"a"}, t < {"a", "b", "c"}, t <= t, {"a"} < t)
print(sorted(t | {"c"}), sorted(t & {"a"}), sorted(t - {"a"}), sorted(t ^ {"a", "z"}), sorted({"z"} | t), sorted(t.union("xy")), t.isdisjoint({"q"}), t.issubset("abc"), max(t), list(sorted(t)), sorted(map(str.upper, t)))
alias = t
t |= {"new"}
t -= {"a"}
t.discard("nope")
print(alias is t, t, type(t).__name__, len(alias))
t.owner = "me"
print(t.owner, sorted(set(t)), sorted(frozenset(t)), {x: len(x) for x in sorted(t)}, [x for x in sorted(t)], t.pop() in ("b", "new"), len(t))
class Key(frozenset):
    def size(self):
        return len(self)
k = Key("abca")
print(k.size(), k == frozenset("abc"), hash(k) == hash(frozenset("abc")), {k: 1}[frozenset("cba")], {frozenset("abc"): 2}[k], k in {frozenset("abc")}, sorted(k | {"d"}), isinstance(k, frozenset), Key() == frozenset(), sorted(Key([3, 1])))
class Checked(set):
    def add(self, x):
        if not isinstance(x, int):
            raise TypeError("ints only")
        super().add(x)
    def has(self, x):
        return abs(x) in self
c = Checked([1, 2])
c.add(3)
print(sorted(c), c.has(-3), 4 in c, 3 in c, len(c))
for f in (lambda: c.add("s"), lambda: hash(c), lambda: Tags(5), lambda: c < [1], lambda: k.add(1)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)

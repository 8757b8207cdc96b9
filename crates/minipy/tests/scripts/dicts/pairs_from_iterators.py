# dict() and update() take pairs of any iterable kind, and mappings of any kind.
print(dict([iter("ab"), (x for x in (1, 2)), "cd", [5, 6], (7, 8), b"ef", range(2)]))
print(dict(map(iter, [(1, 2), (3, 4)])))
print(dict(zip("abc", range(3))))
class Pair:
    def __init__(self, *items):
        self.items = items
    def __iter__(self):
        return iter(self.items)
print(dict([Pair(1, 2), Pair("x", "y")]), dict(Pair([1, 2], Pair(3, 4))))
d = {0: 0}
d.update([iter((0, 1)), {2: 3, 4: 5}])
print(d)
def pairs():
    yield iter([1, "one"])
    print("between")
    yield {2}.union({3})
print(dict(pairs()))
for wrong in ([1],), [iter("abc")], ["abc"], [(1,)], [None], [iter("a")], 5, [[1, 2], 3]:
    try:
        print(dict(wrong))
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
d = {1: 1}
try:
    d.update([(2, 2), (3, 3, 3)])
except ValueError:
    print("ValueError")
print(1 in d)
class Mapping:
    def __init__(self, **items):
        self.d = items
    def keys(self):
        print("keys")
        return list(self.d)
    def __getitem__(self, key):
        print("item", key)
        return self.d[key] * 2
print(dict(Mapping(a=1, b=2)), dict(Mapping(a=1), c=3))
d = {"z": 0}
d.update(Mapping(z=5))
print(d)
def f(**kw):
    return kw
print(f(**Mapping(p=1, q=2)), f(x=1, **Mapping(y=2)))
print({"a": 0, **Mapping(a=4, b=5)})
class Lazy(Mapping):
    def keys(self):
        for key in self.d:
            print("yields", key)
            yield key
print(dict(Lazy(m=1, n=2)))
class Broken(Mapping):
    def __getitem__(self, key):
        raise KeyError(key)
for use in lambda m: dict(m), lambda m: f(**m), lambda m: {**m}:
    try:
        use(Broken(k=1))
    except KeyError as e:
        print("KeyError", e)
for wrong in 5, [1], [("a", 1)], None, "ab":
    try:
        f(**wrong)
    except TypeError:
        print("TypeError")
class D(dict):
    def keys(self):
        return ["other"]
print(dict(D(a=1)))
class Odd(dict):
    def __iter__(self):
        return iter([1, 2])
print(dict([Odd(a=1)]))

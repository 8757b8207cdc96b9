# Copying objects by hand: shallow, deep, with identity kept, through __dict__, from_dict and updates.
class Point:
    def __init__(self, x=0, y=0, tags=None): self.x, self.y, self.tags = x, y, tags if tags is not None else []
    def copy(self):
        new = self.__class__.__new__(self.__class__)
        for k, v in self.__dict__.items():
            setattr(new, k, v)
        return new
    def __eq__(self, o): return type(self) is type(o) and self.__dict__ == o.__dict__
    def __repr__(self): return "P(%s)" % ", ".join("%s=%r" % kv for kv in sorted(self.__dict__.items()))
    def replace(self, **kw):
        new = self.copy()
        for k in kw:
            if k not in self.__dict__:
                raise TypeError("no field " + k)
            setattr(new, k, kw[k])
        return new
    @classmethod
    def of(cls, d):
        p = cls()
        for k in sorted(d):
            setattr(p, k, d[k])
        return p
p = Point(1, 2, ["t"])
q = p.copy()
q.x = 9
q.tags.append("shared")
print(p, q, p == q, p == p.copy(), p.replace(y=5), p, Point.of({"x": 3, "z": 4}))
try:
    p.replace(colour=1)
except TypeError as e:
    print(e)
def deep(x, memo=None):
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    if isinstance(x, list):
        new = memo[id(x)] = []
        new.extend(deep(v, memo) for v in x)
    elif isinstance(x, dict):
        new = memo[id(x)] = {}
        for k, v in x.items():
            new[deep(k, memo)] = deep(v, memo)
    elif isinstance(x, tuple):
        return tuple(deep(v, memo) for v in x)
    elif isinstance(x, set):
        return {deep(v, memo) for v in x}
    elif hasattr(x, "__dict__") and not isinstance(x, type) and not callable(x):
        new = memo[id(x)] = x.__class__.__new__(x.__class__)
        for k, v in x.__dict__.items():
            setattr(new, k, deep(v, memo))
    else:
        return x
    return new
shared = [1]
data = {"a": shared, "b": [shared, (shared, {2})], "p": Point(1, 2, shared)}
c = deep(data)
print(c == data, c["a"] is not shared, c["a"] is c["b"][0] is c["b"][1][0], c["p"].tags is c["a"], c["p"] is not data["p"])
loop = [1]
loop.append(loop)
d = deep(loop)
print(d[1] is d, d is not loop, len(d))
class Node:
    def __init__(self, v): self.v, self.next = v, None
a, b = Node("a"), Node("b")
a.next, b.next = b, a
x = deep(a)
print(x.v, x.next.v, x.next.next is x, x is not a)
class Snapshot:
    def __init__(self, target): self.target, self.saved = target, []
    def __enter__(self):
        self.saved.append({k: v for k, v in self.target.__dict__.items()})
        return self.target
    def __exit__(self, kind, *rest):
        old = self.saved.pop()
        if kind:
            for k in list(self.target.__dict__):
                if k not in old:
                    delattr(self.target, k)
            for k in old:
                setattr(self.target, k, old[k])
        return True
p = Point(1, 2)
with Snapshot(p) as t:
    t.x = 100
    t.extra = 1
    raise ValueError
with Snapshot(p) as t:
    t.y = 50
print(p)
l = [[1], [2]]
for copy in (l[:], list(l), l.copy(), l * 1, [*l], [x for x in l], deep(l)):
    print(copy is l, copy[0] is l[0], end=" ")
print({1: l}.copy()[1] is l, {**{1: l}}[1] is l, tuple(l)[0] is l[0], set("ab").copy() == {"a", "b"}, bytearray(b"x")[:] == b"x")

# Shallow and deep copies by hand, with shared parts and cycles.
def deep(x, memo=None):
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    if isinstance(x, list):
        out = memo[id(x)] = []
        out.extend(deep(y, memo) for y in x)
    elif isinstance(x, dict):
        out = memo[id(x)] = {}
        for k, v in x.items():
            out[deep(k, memo)] = deep(v, memo)
    elif isinstance(x, (tuple, set, frozenset)):
        out = memo[id(x)] = type(x)([deep(y, memo) for y in x])
    elif hasattr(x, "__dict__") and not isinstance(x, type):
        out = memo[id(x)] = type(x).__new__(type(x))
        for k, v in x.__dict__.items():
            setattr(out, k, deep(v, memo))
    else:
        out = x
    return out
shared = [1, 2]
x = {"a": shared, "b": [shared, (shared, 5)], "s": {1, 2}, "n": None}
y = deep(x)
shared.append(3)
print(x, y, y["a"] is y["b"][0], y["b"][1][0] is y["a"], x["a"] is y["a"], x["s"] is y["s"], x == y)
loop = [1]
loop.append(loop)
c = deep(loop)
print(c[1] is c, c is not loop, c[0], len(c), c[1][1][1] is c)
d = {}
d["self"] = d
d["list"] = [d]
e = deep(d)
print(e["self"] is e, e["list"][0] is e, e is not d)
class Node:
    def __init__(self, v, kids=()):
        self.v, self.kids = v, list(kids)
leaf = Node("leaf")
tree = Node("root", [leaf, leaf, Node("other", [leaf])])
copy = deep(tree)
leaf.v = "changed"
print(copy.kids[0].v, copy.kids[0] is copy.kids[1], copy.kids[2].kids[0] is copy.kids[0], tree.kids[0].v, type(copy).__name__)
shallow = [list(r) for r in [[1, 2], [3, [4]]]]
a = [[1, 2], [3, [4]]]
b = [r[:] for r in a]
b[0][0] = 9
b[1][1][0] = 8
print(a, b)
for kind in (list.copy, list, lambda l: l[:], lambda l: l + [], lambda l: [*l], lambda l: l * 1):
    m = kind(a)
    print(m == a, m is a, m[0] is a[0], end=" ")
print()
for kind in (dict.copy, dict, lambda q: {**q}, lambda q: q | {}, lambda q: dict(q.items()), lambda q: {k: v for k, v in q.items()}):
    m = kind(x)
    print(m == x, m is x, m["a"] is x["a"], list(m) == list(x), end=" ")
print()
for kind in (set.copy, set, lambda s: s | set(), lambda s: {*s}, lambda s: s & s):
    s = {1, (2, 3)}
    m = kind(s)
    m.add("new")
    print(m == s, len(s), end=" ")
print()

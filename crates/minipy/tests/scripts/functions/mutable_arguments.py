# What a function may change of its caller's: lists, dicts, *args, **kwargs, defaults, attributes, rebinding.
def append(l, x): l.append(x)
def rebind(l): l = [9]; return l
def iadd(l): l += [5]; return l
def iadd_t(t): t += (5,); return t
a, t = [1], (1,)
append(a, 2)
rebind(a)
iadd(a)
print(a, iadd_t(t), t)
def args(*a):
    a += (9,)
    return a
def kw(**k):
    k["x"] = 99
    del k["y"]
    return k
src = {"x": 1, "y": 2}
lst = [1, 2]
print(args(*lst), lst, kw(**src), src)
def inner_list(*a): a[0].append("in")
nested = [[]]
inner_list(*nested)
print(nested)
def default(x, acc=[]):
    acc.append(x)
    return acc
print(default(1), default(2), default(3, []), default(4))
def safe(x, acc=None):
    acc = [] if acc is None else acc
    acc.append(x)
    return acc
print(safe(1), safe(2))
class Node:
    def __init__(self, kids=()): self.kids = list(kids)
shared = ["k"]
n1, n2 = Node(shared), Node(shared)
n1.kids.append("own")
print(n1.kids, n2.kids, shared)
def swap(d, a, b): d[a], d[b] = d[b], d[a]
d = {"p": 1, "q": 2}
swap(d, "p", "q")
print(d)
def clear(x):
    x.clear()
    return x
print(clear([1]), clear({1: 2}), clear({1}))
m = [[0] * 3] * 2
m[0][0] = 1
k = [[0] * 3 for _ in range(2)]
k[0][0] = 1
print(m, k)
def remove_while(l):
    for x in l:
        if x % 2:
            l.remove(x)
    return l
print(remove_while([1, 3, 5, 2, 7]))
def extend_self(l):
    l.extend(l)
    l += l
    return l
print(extend_self([1]))
def slice_assign(l):
    l[:] = reversed(l)
    l[1:1] = l
    return l
print(slice_assign([1, 2, 3]))
x = [1, 2, 3]
y = x
y[0] = "y"
z = x[:]
z[0] = "z"
print(x, y is x, z)
def returns_arg(a): return a
print(returns_arg(x) is x, (lambda v: v)(d) is d, [*x] is not x, dict(d) is not d, tuple(t) is t, list(x) is not x)
def closure_list():
    items = []
    def add(x):
        items.append(x)
        return list(items)
    return add, items
add, items = closure_list()
add(1)
items.append("outside")
print(add(2), items)
def deco(f, cache={}):
    def run(x):
        if x not in cache:
            cache[x] = f(x)
        return cache[x]
    return run
sq, cu = deco(lambda v: v * v), deco(lambda v: v ** 3)
print(sq(2), cu(2), sq(3), cu(4))
d2 = dict.fromkeys("ab", [])
d2["a"].append(1)
print(d2, [i for i in [[]] * 2 if i.append(0) or True])

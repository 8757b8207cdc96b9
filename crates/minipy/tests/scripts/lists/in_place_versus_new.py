# Which list operations change the list, which make another, and who sees it.
def trial(name, f):
    l = [3, 1, 2]
    alias = l
    r = f(l)
    print(name, alias, r if not isinstance(r, list) else ("same" if r is l else r), alias is l)
trial("append", lambda l: l.append(4))
trial("extend", lambda l: l.extend([4, 5]))
trial("insert", lambda l: l.insert(1, 9))
trial("sort", lambda l: l.sort())
trial("sorted", lambda l: sorted(l))
trial("reverse", lambda l: l.reverse())
trial("reversed", lambda l: list(reversed(l)))
trial("slice", lambda l: l[::-1])
trial("copy", lambda l: l.copy())
trial("add", lambda l: l + [4])
trial("mul", lambda l: l * 2)
trial("pop", lambda l: l.pop())
trial("remove", lambda l: l.remove(1))
trial("clear", lambda l: l.clear())
trial("list()", lambda l: list(l))
trial("comprehension", lambda l: [x for x in l])
trial("filter", lambda l: list(filter(lambda x: x > 1, l)))
trial("star", lambda l: [*l])
trial("self", lambda l: l)
def iadd(l):
    l += [4]
    return l
def add(l):
    l = l + [4]
    return l
def imul(l):
    l *= 2
    return l
def slice_all(l):
    l[:] = sorted(l)
    return l
def del_slice(l):
    del l[1:]
    return l
def rebind(l):
    l = []
    return l
def nested(l):
    m = [l]
    m[0].append("via m")
    m[0] = None
    return l
for f in (iadd, add, imul, slice_all, del_slice, rebind, nested):
    trial(f.__name__, f)
class Holder:
    def __init__(self, l): self.l, self.mine = l, l[:]
src = [1]
h = Holder(src)
src.append(2)
h.l.append(3)
h.mine.append("m")
print(src, h.l, h.mine, h.l is src)
d = {"k": src}
e = dict(d)
e["k"] += [4]
e["k"] = e["k"] + [5]
print(src, d, e)
t = (src, src)
t[0].append("t")
print(t[1] is src, len(src), t == (src,) * 2)
def gen(l):
    for x in l:
        yield x
g = gen(src)
next(g)
src.insert(1, "seen")
print(next(g), src[:3])
m = map(lambda x: x, src)
src.clear()
src += [7, 8]
print(list(m), list(g))
f = lambda l=src: l
f().append(9)
print(f() is src, src)
rows = [src] * 2 + [src[:]]
rows[0][0] = "r"
print(rows, rows[0] is rows[1], rows[2] is src)

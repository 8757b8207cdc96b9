import gc

gone = []


def collect():
    gc.collect()
    gc.collect()
    print(sorted(gone))
    gone.clear()


class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        gone.append(self.name)


class B(A):
    pass


class C:
    pass


# Once, when nothing refers to it any more.
a = A("a")
b = a
collect()
a = None
collect()
b = None
collect()
collect()

# A base's, an overriding one, one that calls its base's.
class D(A):
    def __del__(self):
        gone.append("D")
        super().__del__()


B("inherited")
D("base")
collect()

# Of classes that extend built-in types.
class L(A, list):
    pass


class E(Exception):
    def __del__(self):
        gone.append(str(self))


l = L("list")
l.append(1)
print(l, len(l), l == [1], l.name)
x = L("empty")
print(x, bool(x))
l = x = None
e = E("exception")
print(repr(e.args))
e = None
collect()

# Of what only a dead object holds, and in cycles.
outer = C()
outer.inner = A("inner")
outer = None
collect()
p, q = A("p"), A("q")
p.other, q.other = q, p
p = q = None
collect()
s = A("self")
s.me = s
s = None
collect()

# What it refers to is whole when it is called.
class Holder:
    def __init__(self):
        self.items = [A("held"), "text", {"k": 1}]

    def __del__(self):
        gone.append(repr(self.items[1:]) + self.items[0].name)


Holder()
collect()
collect()

# Brought back to life it is an object like others, and is not called again.
kept = []


class Phoenix:
    def __init__(self):
        self.n = 1

    def __del__(self):
        self.n += 1
        kept.append(self)
        gone.append("up")


Phoenix()
collect()
print(len(kept), kept[0].n)
kept[0].more = [1, 2]
collect()
print(kept[0].more, kept[0].n)
kept.clear()
collect()
print(len(kept))

# One that makes another.
class Chain:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        gone.append(self.n)
        if self.n:
            Chain(self.n - 1)


Chain(1)
collect()

# An explicit call is one more.
a = A("twice")
a.__del__()
a = None
collect()

# In a list, a dict, a closure, a generator, a local.
def f():
    local = A("local")
    return len(local.name)


def g():
    held = A("generator")
    yield 1


def h():
    cell = A("closure")
    return lambda: cell


print(f())
collect()
it = g()
next(it)
collect()
it = None
collect()
fn = h()
collect()
fn = None
collect()
many = [A("%02d" % i) for i in range(40)]
d = {0: A("value")}
collect()
del d[0]
many[3:] = []
collect()
many = None
collect()

# A class may get it later: those made from then on have it.
class Late:
    pass


Late.__del__ = lambda self: gone.append("late")
Late()
collect()

# yield from: values, send, throw, close and return values through several levels and into plain iterators.
def inner(name):
    got = []
    try:
        while True:
            try:
                x = yield "%s%d" % (name, len(got))
            except KeyError as e:
                x = "thrown %s" % e.args
            if x is None:
                break
            got.append(x)
    finally:
        print(name, "ends")
    return got
def middle():
    a = yield from inner("a")
    b = yield from inner("b")
    return a, b
def outer():
    result = yield from middle()
    print("result", result)
    yield "last"
g = outer()
print(next(g), g.send(1), g.send(2), g.send(None), g.send(3), g.throw(KeyError("k")), g.send(None), next(g, "end"))
g = outer()
next(g)
try:
    g.throw(ValueError("through all"))
except ValueError as e:
    print(e, next(g, "dead"))
g = outer()
next(g)
g.close()
def plain():
    r = yield from [1, 2]
    s = yield from "ab"
    t = yield from {"k": 1}
    u = yield from range(2)
    v = yield from (x for x in "z")
    return r, s, t, u, v
g = plain()
items = []
try:
    while True:
        items.append(next(g))
except StopIteration as e:
    print(items, e.value)
g = plain()
next(g)
try:
    g.send("to a list iterator")
except AttributeError:
    print("AttributeError")
g = plain()
next(g)
try:
    g.throw(OSError("into a list iterator"))
except OSError as e:
    print(e)
class Iter:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("iterator's value")
        return self.n
    def send(self, v):
        return "own send %s" % v
def use():
    r = yield from Iter(3)
    yield r
g = use()
print(next(g), g.send("v"), next(g), next(g), next(g), next(g, "over"))
def empty():
    r = yield from ()
    return (yield from empty2()), r
def empty2():
    return "from empty2"
    yield
try:
    next(empty())
except StopIteration as e:
    print(e.value)
def countdown(n):
    if n:
        yield n
        yield from countdown(n - 1)
print(list(countdown(20)), sum(countdown(15)))
def bad():
    yield from 5
try:
    next(bad())
except TypeError:
    print("TypeError")
def catches():
    try:
        yield from inner("c")
    except ValueError as e:
        yield "handled %s" % e
c = catches()
next(c)
print(c.throw(ValueError("v")), list(c))

# send: into a fresh generator, values and None, priming, two-way conversations, loops that also iterate.
def echo():
    got = []
    while True:
        x = yield len(got)
        if x is None:
            break
        got.append(x)
    return got
g = echo()
try:
    g.send("too early")
except TypeError:
    print("TypeError fresh")
print(g.send(None), g.send("a"), g.send(0), g.send(""))
try:
    g.send(None)
except StopIteration as e:
    print("returned", e.value, e.args)
try:
    g.send(1)
except StopIteration as e:
    print("again", e.value, e.args)
def average():
    total = n = 0
    mean = None
    while True:
        total += yield mean
        n += 1
        mean = total / n
a = average()
next(a)
print([a.send(x) for x in (10, 20, 60, -10)])
def both():
    a = yield 1
    b = yield (a, 2)
    c = (yield (b, 3)), (yield 4)
    print("got", a, b, c)
    yield [(yield 5), (yield 6)]
g = both()
print(next(g), g.send("A"), g.send("B"), g.send("C1"), g.send("C2"), next(g), g.send("last"))
def accumulate(start):
    value = start
    try:
        while True:
            command = yield value
            if command == "reset":
                value = start
            elif isinstance(command, int):
                value += command
    finally:
        print("final", value)
acc = accumulate(100)
next(acc)
print(acc.send(5), acc.send(10), next(acc), acc.send("reset"), acc.send(1))
acc.close()
def router(**targets):
    while True:
        name, value = yield
        targets[name].send(value)
def sink(name):
    while True:
        v = yield
        print(name, "<-", v)
sinks = {n: sink(n) for n in ("x", "y")}
for s in sinks.values():
    next(s)
r = router(**sinks)
next(r)
for m in (("x", 1), ("y", 2), ("x", 3)):
    r.send(m)
try:
    r.send(("z", 0))
except KeyError as e:
    print("KeyError", e)
try:
    r.send(("x", 1))
except StopIteration:
    print("router is finished")
def mixed():
    for i in range(5):
        skip = yield i
        if skip:
            yield "skipped"
g = mixed()
print([g.send(True) if x == 2 else x for x in g])
def yield_expr():
    x = yield
    print("x", x)
    x = yield x if x else "falsy"
    yield not (yield -1), x
g = yield_expr()
print(next(g), g.send(0), g.send("X"), g.send([]))

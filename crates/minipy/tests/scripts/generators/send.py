def echo():
    received = []
    while True:
        x = yield len(received)
        if x is None:
            return received
        received.append(x)
g = echo()
print(next(g), g.send("a"), g.send("b"))
try:
    next(g)
except StopIteration as e:
    print(e.value)
g = echo()
try:
    g.send(1)
except TypeError:
    print("TypeError")
print(g.send(None), g.send(5))
def acc():
    total = 0
    while True:
        total += (yield total)
a = acc()
next(a)
print([a.send(i) for i in range(5)])

def inner(n):
    for i in range(n):
        r = yield i
        if r:
            print("inner got", r)
    return n * 10
def outer():
    a = yield from inner(2)
    b = yield from inner(1)
    yield from [100, 200]
    yield from "xy"
    return a + b
g = outer()
print(next(g), g.send("hello"), list(g))
def wrap():
    r = yield from outer()
    print("result", r)
print(list(wrap()))
def catcher():
    try:
        yield from thrower()
    except ValueError as e:
        yield "caught " + str(e)
def thrower():
    yield 1
    raise ValueError("inside")
print(list(catcher()))
def deleg():
    try:
        yield 1
    except KeyError:
        yield "inner handled"
def top():
    yield from deleg()
t = top()
next(t)
print(t.throw(KeyError()))
def deep(n):
    if n:
        yield n
        yield from deep(n - 1)
print(list(deep(20)))

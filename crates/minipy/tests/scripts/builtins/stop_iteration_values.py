# StopIteration: its value, return in generators, and iterators that misuse it.
def g(n):
    total = 0
    for i in range(n):
        total += yield i
    return total
it = g(2)
print(next(it), it.send(10))
try:
    it.send(5)
except StopIteration as e:
    print(e.value, e.args)
def sub():
    r = yield from g(2)
    yield "got %s" % r
    return "end"
it = sub()
print(next(it), it.send(1), it.send(2))
try:
    next(it)
except StopIteration as e:
    print(e.value)
def collect(it):
    out = []
    while True:
        try:
            out.append(next(it))
        except StopIteration as e:
            return out, e.value
def r1():
    return 5
    yield
def r2():
    yield 1
def r3():
    yield 1
    return
def r4():
    yield 1
    return (2, 3)
print([collect(f()) for f in (r1, r2, r3, r4)], list(r4()), [*r1()], sum(r2()), collect(iter([1, 2])), collect(map(str, [1])))
class Stops:
    def __init__(self, v): self.v, self.n = v, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration(self.v)
        return self.n
print(collect(Stops("x")), collect(Stops(None)), list(Stops(1)), next(Stops(0)), [x for x in Stops([])], sum(Stops(0)), dict(zip("ab", Stops(0))), collect(Stops((1, 2))))
def delegating(it):
    r = yield from it
    return r
print(collect(delegating(Stops("from iterator"))), collect(delegating([1, 2])), collect(delegating(g(0))), collect(delegating(delegating(r4()))))
def leaks():
    yield 1
    raise StopIteration("inside")
try:
    print(list(leaks()))
except RuntimeError:
    print("RuntimeError")
def next_inside():
    it = iter([])
    yield next(it, "default")
    try:
        yield next(it)
    except StopIteration:
        yield "caught"
print(list(next_inside()))
print(StopIteration().value, StopIteration(1).value, StopIteration(1, 2).value, StopIteration(1, 2).args, isinstance(StopIteration(), Exception), next(iter([]), StopIteration), [next(iter(()), d) for d in (None, 0, "d")])
try:
    next(iter({}))
except StopIteration as e:
    print(repr(e), e.value, e.args)
m = map(lambda x: next(iter(x)), [[1], [2]])
print(list(m))
def take_while_summing(limit):
    total = 0
    while total < limit:
        total += (yield total) or 1
    return total
print(collect(take_while_summing(3)), collect(take_while_summing(0)))

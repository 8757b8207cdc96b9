# StopIteration: raised by hand in next, in generators, in comprehension, through map and zip, its value.
class Once:
    def __init__(self, *values):
        self.values = list(values)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.values:
            raise StopIteration(("done", 1))
        return self.values.pop(0)
o = Once(1, 2)
print(list(o), list(o), next(o, "default"))
try:
    next(o)
except StopIteration as e:
    print(e.args, e.value)
def gen():
    yield next(Once())
try:
    list(gen())
except RuntimeError:
    print("RuntimeError from a generator")
def raising(x):
    if x == 2:
        raise StopIteration("in map")
    return x
print(list(map(raising, [0, 1, 2, 3])))
try:
    print([raising(x) for x in (1, 2)])
except StopIteration as e:
    print("through a list comprehension", e)
try:
    list(raising(x) for x in (1, 2))
except (RuntimeError, StopIteration) as e:
    print("generator expression", type(e).__name__)
def ret(v):
    return v
    yield
for v in (None, 0, "x", (1, 2), [], StopIteration):
    try:
        next(ret(v))
    except StopIteration as e:
        print(e.value, e.args)
def collect():
    a = yield from ret("a")
    b = yield from ret(None)
    return [a, b]
try:
    collect().send(None)
except StopIteration as e:
    print(e.value)
it = iter([1, 2, 3])
out = []
while True:
    try:
        out.append((next(it), next(it)))
    except StopIteration:
        break
print(out)
print(next(iter([]), None), next(iter(()), "d"), next((x for x in [5, 6] if x > 5), "none"), next((x for x in []), "none"))
def take(n, it):
    return [next(it) for _ in range(n)]
s = iter("abc")
print(take(2, s))
try:
    take(2, s)
except StopIteration:
    print("ran out")
for f in (lambda: next(5), lambda: next([1]), lambda: next("a"), lambda: next()):
    try:
        f()
    except TypeError:
        print("TypeError")
class Forever:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
print([x for x, _ in zip(Forever(), "abc")], [i for i, _ in zip(range(2), Forever())])
try:
    raise StopIteration
except StopIteration as e:
    print(e.value, isinstance(e, Exception))
def g2():
    try:
        yield 1
    except StopIteration:
        yield "caught inside"
x = g2()
next(x)
print(x.throw(StopIteration("thrown in")))
print(sum(Once(1, 2, 3)), max(Once(3, 1)), tuple(Once()), dict(Once(("a", 1))), ",".join(Once("p", "q")))

# Exceptions out of what natives call: sort keys, map, special methods, iterators; containers stay as they were.
class Boom(Exception):
    pass
def boom(*a):
    raise Boom(len(a))
def after(n):
    state = [0]
    def f(x):
        state[0] += 1
        if state[0] > n:
            raise Boom("after %d" % n)
        return x
    return f
class Bad:
    __len__ = __iter__ = __next__ = __repr__ = __str__ = __hash__ = __bool__ = __int__ = __enter__ = boom
    def __eq__(self, o): raise Boom("eq")
    def __lt__(self, o): raise Boom("lt")
    def __add__(self, o): raise Boom("add")
    def __getitem__(self, o): raise Boom("getitem")
    def __setitem__(self, k, v): raise Boom("setitem")
    def __contains__(self, o): raise Boom("contains")
    def __call__(self): raise Boom("call")
    def __getattr__(self, n): raise Boom("getattr " + n)
    def __exit__(self, *a): raise Boom("exit")
b = Bad()
tests = [lambda: sorted([3, 1, 2], key=boom), lambda: sorted([3, 1, 2], key=after(2)), lambda: list(map(boom, [1])), lambda: list(filter(boom, [1])), lambda: max([1, 2], key=after(1)),
    lambda: len(b), lambda: list(b), lambda: str(b), lambda: repr([b]), lambda: hash(b), lambda: {b: 1}, lambda: bool(b), lambda: not b, lambda: int(b), lambda: b == 1, lambda: b in [0, b], lambda: [0].index(b),
    lambda: b < 1, lambda: sorted([b, b]), lambda: b + 1, lambda: sum([1, b], b), lambda: b[0], lambda: 1 in b, lambda: b(), lambda: b.x, lambda: "%s" % b, lambda: f"{b}", lambda: "{}".format(b), lambda: print(b), lambda: any([b]),
    lambda: [x for x in b], lambda: dict(zip(b, b)), lambda: (lambda *a: a)(*b), lambda: next(b), lambda: getattr(b, "y", 0), lambda: hasattr(b, "z"), lambda: min([1, b]), lambda: "".join(b), lambda: [*b], lambda: tuple(enumerate(b))]
for i, t in enumerate(tests):
    try:
        print(i, "no error", t())
    except Boom as e:
        print(i, e)
    except RuntimeError:
        print(i, "RuntimeError")
def stores():
    b[0] = 1
def withs():
    with b:
        pass
def fors():
    for x in b:
        pass
def ifs():
    if b:
        pass
def unpack():
    x, y = b
for f in (stores, withs, fors, ifs, unpack):
    try:
        f()
    except Boom as e:
        print(f.__name__, e)
l = [3, 1, 2]
for bad in (lambda: l.sort(key=boom), lambda: l.append(boom()), lambda: l.__setitem__(0, boom())):
    try:
        bad()
    except Boom:
        print(sorted(l))
d = {}
try:
    d.update((k, boom(k)) for k in "ab")
except Boom:
    print(d)
try:
    d = {"a": 1, "b": boom()}
except Boom:
    print(d)
it = iter(map(after(2), range(5)))
try:
    for x in it:
        print("got", x)
except Boom as e:
    print(e)

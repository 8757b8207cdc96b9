# A generator that runs cannot be resumed; shared by two loops; resumed after errors; alive while referenced by a frame.
def selfish():
    yield 1
    try:
        next(me)
    except ValueError:
        yield "ValueError"
    try:
        me.send(1)
    except ValueError:
        yield "ValueError send"
    try:
        me.close()
    except ValueError:
        yield "ValueError close"
me = selfish()
print(list(me))
def shared():
    for i in range(8):
        yield i
g = shared()
out = []
for a in g:
    for b in g:
        out.append((a, b))
        if b % 3 == 0:
            break
print(out, next(g, "end"))
g = shared()
print(list(zip(g, g)), [x for x in g])
g = shared()
print(next(g), [x for x, _ in zip(g, range(2))], list(g))
def fails_once():
    yield 1
    raise ValueError("once")
    yield 2
f = fails_once()
print(next(f))
try:
    next(f)
except ValueError:
    print("ValueError then", list(f), next(f, "over"))
def locals_kept(a, *b, **c):
    x = a
    while x < 4:
        x += 1
        yield x, a, b, sorted(c)
k = locals_kept(1, 2, 3, z=4)
print(next(k), next(k), next(k), next(k, None))
g1, g2 = shared(), shared()
print([next(g1) + next(g2) for _ in range(3)], next(g1), next(g2), g1 is g2, iter(g1) is g1)
def gen_of_gens():
    for n in range(3):
        yield (x * n for x in range(3))
print([list(g) for g in gen_of_gens()], [sum(g) for g in gen_of_gens()])
def arg_errors(a):
    yield a
for call in (lambda: arg_errors(), lambda: arg_errors(1, 2), lambda: next(arg_errors(1), 2, 3), lambda: next()):
    try:
        call()
        print("no error")
    except TypeError:
        print("TypeError")
def lazy():
    print("body begins")
    yield
l = lazy()
print("made")
next(l)
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)), [hasattr(l, n) for n in ("send", "throw", "close", "__next__", "__iter__")], type(l) is type(g1))
try:
    len(g1)
except TypeError:
    print("TypeError")
print(3 in shared(), 99 in shared(), max(shared()), sorted(shared(), reverse=True)[:2], dict(zip("ab", shared())), bool(shared()))
x, y, *z = shared()
print(x, y, z, [*shared()][-1], tuple(shared())[:2], set(shared()) == set(range(8)), any(n > 3 for n in shared()))

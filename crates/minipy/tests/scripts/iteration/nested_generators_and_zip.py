# zip, map and enumerate over generators that share state, stop early, raise, or are the same object.
def counter(n, log=None):
    for i in range(n):
        if log is not None:
            log.append(i)
        yield i
log = []
print(list(zip(counter(3, log), counter(5, log))), log)
log = []
print(list(zip(counter(5, log), counter(3, log))), log)
c = counter(7)
print(list(zip(c, c, c)), list(c))
c = counter(6)
print([a * 10 + b for a, b in zip(c, map(lambda x: x * 2, c))])
def fails(n):
    yield from range(n)
    raise KeyError(n)
for make in (lambda: zip(fails(2), counter(9)), lambda: map(lambda a, b: a + b, counter(9), fails(2)), lambda: enumerate(fails(2)), lambda: filter(lambda x: x, fails(2)), lambda: (x for x in fails(2)), lambda: iter(fails(2))):
    got = []
    try:
        for x in make():
            got.append(x)
    except KeyError as e:
        print(got, "KeyError", e)
print(list(zip(fails(3), counter(2))))
e = enumerate(enumerate("ab", 1), 10)
print(next(e), list(e))
z = zip("abc", enumerate(counter(3)))
print([(a, i, v) for a, (i, v) in z])
print(list(map(lambda t: t[0] + t[1], zip(counter(3), counter(3)))), [*map(max, [1, 5], [4, 2])], list(map(lambda *a: len(a), [1], [2], [3])), list(map(str)) if False else "")
m = map(lambda f: f(3), [abs, str, lambda x: x * x, [].append])
print(list(m))
def tree(n):
    return (n, [tree(n - 1) for _ in range(n)])
def walk(t):
    yield t[0]
    for sub in map(walk, t[1]):
        yield from sub
print(list(walk(tree(3))), sum(walk(tree(4))), max(map(len, [list(walk(tree(i))) for i in range(4)])))
def pairs(items):
    items = list(items)
    return ((a, b) for i, a in enumerate(items) for b in items[i + 1:])
print(list(pairs("abc")), sum(1 for _ in pairs(range(10))))
def product(*pools):
    if not pools:
        yield ()
        return
    for head in pools[0]:
        for rest in product(*pools[1:]):
            yield (head,) + rest
print(list(product("ab", range(2))), len(list(product(*["xy"] * 5))), list(product()), list(product([1], [])))
def permutations(items):
    if len(items) < 2:
        yield list(items)
    for i, x in enumerate(items):
        if len(items) > 1:
            for rest in permutations(items[:i] + items[i + 1:]):
                yield [x] + rest
print(["".join(p) for p in permutations("abc")], len(list(permutations([1, 2, 3, 4]))))
def accumulate(it, f=lambda a, b: a + b):
    it = iter(it)
    for total in it:
        yield total
        break
    else:
        return
    for x in it:
        total = f(total, x)
        yield total
print(list(accumulate([1, 2, 3])), list(accumulate("abc")), list(accumulate([3, 1, 4], max)), list(accumulate([])))
def roundrobin(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)
print(list(roundrobin("abc", [1], range(7, 9))))
def lookahead(it):
    it = iter(it)
    try:
        cur = next(it)
    except StopIteration:
        return
    for nxt in it:
        yield cur, nxt
        cur = nxt
    yield cur, None
print(list(lookahead("abc")), list(lookahead("")), [b is None for a, b in lookahead([1])])
print(sorted(zip([3, 1, 2], "cab")), dict(map(lambda kv: kv[::-1], {"a": 1, "b": 2}.items())), list(filter(lambda p: p[0] != p[1], zip("abc", "abd"))), [list(g) for g in (counter(i) for i in range(3))])
a, b = zip(*[(1, "x"), (2, "y")])
print(a, b, list(zip(*zip(*[[1, 2], [3, 4]]))), list(zip(*[])), [sum(col) for col in zip([1, 2], [3, 4], [5, 6])])

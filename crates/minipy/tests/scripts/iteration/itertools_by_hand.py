# The functions of itertools written by hand, finite and endless.
def count(n=0, step=1):
    while True:
        yield n
        n += step
def take(n, it):
    return [x for _, x in zip(range(n), it)]
def chain(*its):
    for it in its:
        yield from it
def cycle(it):
    saved = list(it)
    while saved:
        yield from saved
def repeat(x, n):
    for _ in range(n):
        yield x
def takewhile(p, it):
    for x in it:
        if not p(x):
            return
        yield x
def dropwhile(p, it):
    it = iter(it)
    for x in it:
        if not p(x):
            yield x
            break
    yield from it
def islice(it, start, stop, step=1):
    for i, x in enumerate(it):
        if i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield x
def tee(it):
    it, a, b = iter(it), [], []
    def gen(mine, other):
        while True:
            if not mine:
                try:
                    x = next(it)
                except StopIteration:
                    return
                mine.append(x)
                other.append(x)
            yield mine.pop(0)
    return gen(a, b), gen(b, a)
def permutations(l):
    if not l:
        yield ()
    for i in range(len(l)):
        for p in permutations(l[:i] + l[i + 1 :]):
            yield (l[i],) + p
def combinations(l, k):
    if k == 0:
        yield ()
    elif len(l) >= k:
        for c in combinations(l[1:], k - 1):
            yield (l[0],) + c
        yield from combinations(l[1:], k)
def zip_longest(a, b, fill=None):
    a, b, end = iter(a), iter(b), object()
    while True:
        x, y = next(a, end), next(b, end)
        if x is end and y is end:
            return
        yield (fill if x is end else x, fill if y is end else y)
print(take(4, count(5)), take(3, count(1, -2)), list(chain("ab", [], (1,), {2: 3})), take(5, cycle("xy")), list(cycle([])), list(repeat(0, 3)))
print(list(takewhile(lambda x: x < 3, count())), list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(islice(count(), 2, 9, 3)), list(islice("abc", 1, 99)))
a, b = tee(range(4))
print(next(a), next(a), list(b), list(a), list(tee([])[1]))
print(list(permutations([1, 2, 3])), len(list(permutations("abcde"))), list(combinations("abcd", 2)), list(combinations([1], 2)), list(combinations([], 0)), list(zip_longest("ab", [1], "-")), list(zip_longest([], [])))
print(5 in count(), 4 in count(0, 2), "z" in chain("xy", "z"), any(x > 10 for x in count()), next(x for x in count() if x * x > 50), all(x < 5 for x in count()))

# Pipelines of generators: laziness item by item, closing from either end, errors in the middle, tee and merge.
log = []
def source(n):
    try:
        for i in range(n):
            log.append("s%d" % i)
            yield i
    finally:
        log.append("source closed")
def stage(name, f, it):
    try:
        for x in it:
            r = f(x)
            log.append("%s(%s)" % (name, x))
            if r is not None:
                yield r
    finally:
        log.append(name + " closed")
        if hasattr(it, "close"):
            it.close()
def flush():
    r = " ".join(log)
    del log[:]
    return r
p = stage("b", lambda x: x * 10, stage("a", lambda x: x if x % 2 else None, source(6)))
print(next(p), flush())
print(next(p), flush())
p.close()
print(flush())
p = stage("c", lambda x: 10 // (2 - x), source(5))
try:
    print(list(p))
except ZeroDivisionError:
    print("ZeroDivisionError", flush())
def take(n, it):
    if n > 0:
        for x in it:
            yield x
            n -= 1
            if n == 0:
                return
def drop(n, it):
    it = iter(it)
    for _ in range(n):
        next(it, None)
    yield from it
def window(n, it):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]
def chunked(n, it):
    it = iter(it)
    while True:
        c = list(take(n, it))
        if not c:
            return
        yield c
def merge(a, b):
    a, b = iter(a), iter(b)
    none = object()
    x, y = next(a, none), next(b, none)
    while x is not none or y is not none:
        if y is none or x is not none and x <= y:
            yield x
            x = next(a, none)
        else:
            yield y
            y = next(b, none)
def tee(it):
    it, queues = iter(it), ([], [])
    def side(mine, other):
        while True:
            if not mine:
                try:
                    v = next(it)
                except StopIteration:
                    return
                other.append(v)
                yield v
            else:
                yield mine.pop(0)
    return side(*queues), side(*queues[::-1])
def groupby(it, key):
    it = iter(it)
    group, last = [], None
    for x in it:
        k = key(x)
        if group and k != last:
            yield last, group
            group = []
        group.append(x)
        last = k
    if group:
        yield last, group
print(list(take(3, range(100))), list(take(0, source(5))), flush() == "")
print(list(drop(2, "abcd")), list(drop(9, "ab")), list(window(3, range(5))), list(window(9, "ab")), list(chunked(2, "abcde")), list(chunked(3, [])))
print(list(merge([1, 4, 6], [2, 3, 7, 8])), list(merge("", "ab")), list(take(4, merge(iter([1, 1]), iter([1, 2])))))
a, b = tee(iter(range(4)))
print(next(a), next(a), next(b), list(a), list(b), next(a, "end"))
print(list(groupby("aabccc", lambda c: c)), [(k, len(g)) for k, g in groupby(range(7), lambda n: n // 3)])
def pump(src, *sinks):
    for s in sinks:
        next(s)
    for x in src:
        for s in sinks:
            s.send(x)
    return [s.throw(StopAsync) if False else s.close() for s in sinks]
def total(out):
    t = 0
    try:
        while True:
            t += yield
    finally:
        out.append(t)
out = []
pump([1, 2, 3], total(out), total(out))
print(out)

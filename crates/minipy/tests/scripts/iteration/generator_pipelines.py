# Pipelines of generators: laziness, batching, merging, cancelling, accounting.
log = []
def source(n):
    log.append("open")
    try:
        for i in range(n):
            log.append(i)
            yield i
    finally:
        log.append("close")
def double(it):
    for x in it:
        yield x * 2
def odd_sum(it):
    total = 0
    for x in it:
        total += x
        if total % 2:
            yield total
def limit(it, n):
    for x in it:
        if n == 0:
            return
        yield x
        n -= 1
def show(title, value):
    print(title, value, log)
    log.clear()
show("list", list(double(source(3))))
show("sum", sum(double(x for x in source(4) if x % 2)))
show("odd", list(odd_sum(source(6))))
p = double(double(source(5)))
show("lazy", next(p))
show("more", [next(p), next(p)])
p.close()
log.clear()
g = source(3)
show("zip", list(zip(g, "ab")))
show("rest", list(g))
def merge(*its):
    heads = []
    for it in its:
        for x in it:
            heads.append((x, it))
            break
    while heads:
        i = min(range(len(heads)), key=lambda k: heads[k][0])
        x, it = heads[i]
        yield x
        for y in it:
            heads[i] = (y, it)
            break
        else:
            del heads[i]
print(list(merge(iter([1, 4, 6]), iter([2, 3]), iter([]), iter([5]))), list(merge()), list(merge(iter("ace"), iter("bdf"))))
def batches(it, size):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)
print(list(batches(range(7), 3)), list(batches("", 2)), [sum(b) for b in batches(range(10), 4)])
def dedupe(it, key=lambda x: x):
    seen = set()
    for x in it:
        k = key(x)
        if k not in seen:
            seen.add(k)
            yield x
print(list(dedupe([3, 1, 3.0, True, 2])), list(dedupe("aAbB", str.lower)), next(dedupe(iter([7, 7]))))
def running(it):
    n = total = 0
    while True:
        x = next(it, None)
        if x is None:
            return n, total
        n, total = n + 1, total + x
        yield total / n
def wrap(it):
    result = yield from running(it)
    yield "n=%d total=%d" % result
print(list(wrap(iter([2, 4, 9]))), list(wrap(iter([]))))
def primes():
    yield 2
    found, n = [2], 3
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 2
print(list(limit(primes(), 12)), next(p for p in primes() if p > 100))
def lines(text):
    for l in text.split("\n"):
        l = l.split("#")[0].strip()
        if l:
            yield l
def pairs(it):
    for l in it:
        k, _, v = l.partition("=")
        yield k.strip(), v.strip()
print(dict(pairs(lines("a = 1\n# note\n\nb=2 # two\nc\n a =3"))), list(pairs(lines(""))), sorted(dict(pairs(lines("x=1\ny=2"))).items()))
def ping(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got
g = ping(3)
print(next(g), g.send("a"), g.send("b"))
try:
    g.send("c")
except StopIteration as e:
    print(e.value)
tree = {"v": 1, "kids": [{"v": 2, "kids": []}, {"v": 3, "kids": [{"v": 4, "kids": []}]}]}
def depth_first(t, depth=0):
    yield depth, t["v"]
    for k in t["kids"]:
        yield from depth_first(k, depth + 1)
print(list(depth_first(tree)), max(depth_first(tree)), sum(v for _, v in depth_first(tree)), [v for d, v in depth_first(tree) if d == 1])

# Functions that take iterables: generators consumed once, in parts, shared, left half read, and passed on.
def gen(n, log):
    for i in range(n):
        log.append(i)
        yield i
def first(it): return next(iter(it), None)
def rest(it):
    it = iter(it)
    next(it, None)
    return list(it)
def both(it): return first(it), rest(it)
log = []
g = gen(6, log)
print(first(g), log, both(g), log, both(g))
print(both([1, 2, 3]), both("ab"), both([]))
def total(*its): return sum(sum(i) for i in its)
g = gen(4, [])
print(total(g, g), total([1], (2,), {3: 0}, gen(3, [])), total())
def star(a, b, *c): return a, b, c
print(star(*gen(4, [])), star(*"xy"), star(*gen(1, []), *gen(2, [])))
def partial(it, n):
    out = []
    for x in it:
        out.append(x)
        if len(out) == n:
            return out
    return out
g = gen(7, [])
print(partial(g, 2), partial(g, 2), partial(g, 99), partial(g, 1))
def lazy(f, it): return (f(x) for x in it)
log = []
p = lazy(lambda x: x * 10, lazy(lambda x: x + 1, gen(3, log)))
print(log, next(p), log, list(p), log)
def either(it, default):
    for x in it:
        return x
    return default
print(either(gen(0, []), "none"), either(gen(2, []), "none"), either({}, "empty"))
def consume_pairs(it):
    it = iter(it)
    return [(a, next(it, "-")) for a in it]
print(consume_pairs(gen(5, [])), consume_pairs("abcd"))
def materialise(it, kinds): return [k(it) for k in kinds]
print(materialise(gen(3, []), (list, tuple, set)), materialise([1, 2], (list, tuple, len)), materialise(range(3), (list, sum, max)))
def takes_default(it=gen(3, [])): return list(it)
print(takes_default(), takes_default(), takes_default("z"))
def is_iterator(x):
    try:
        return iter(x) is x
    except TypeError:
        return None
print([is_iterator(x) for x in (gen(1, []), [1], "a", map(abs, []), zip(), range(1), {}, {}.keys(), iter([]), reversed([]), enumerate(""), 5)])
def flatten(*items):
    for i in items:
        if isinstance(i, (list, tuple)) or hasattr(i, "__next__"):
            yield from flatten(*i)
        else:
            yield i
print(list(flatten(1, [2, (3, [])], gen(2, []), map(str, [4]), "ab")))
def batch_apply(fs, it):
    it = list(it)
    return [[f(x) for x in it] for f in fs]
print(batch_apply([str, lambda v: -v], gen(2, [])), min(gen(3, []), key=lambda v: -v), sorted(gen(3, []), reverse=True), dict(enumerate(gen(2, []))), list(zip(gen(2, []), gen(9, []))))

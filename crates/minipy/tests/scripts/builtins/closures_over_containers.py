# Functions that keep containers alive and share them: counters, registries, undo.
def counter():
    counts = {}
    def hit(k):
        counts[k] = counts.get(k, 0) + 1
        return counts[k]
    def show():
        return sorted(counts.items())
    return hit, show
hit, show = counter()
hit2, show2 = counter()
for c in "banana":
    hit(c)
hit2("z")
print(show(), show2(), hit("b"))
def stack():
    items = []
    return items.append, items.pop, lambda: len(items), lambda: items[:]
push, pop, size, peek = stack()
push(1)
push([2])
snapshot = peek()
print(size(), pop(), size(), snapshot, peek())
def make_adders():
    return [lambda x, n=n: x + n for n in range(3)], [lambda x: x + n for n in range(3)]
bound, late = make_adders()
print([f(10) for f in bound], [f(10) for f in late])
def accumulate():
    total, history = 0, []
    def add(x):
        nonlocal total
        total += x
        history.append(total)
        return total
    def undo():
        nonlocal total
        if history:
            history.pop()
            total = history[-1] if history else 0
        return total
    add.__name__
    return add, undo, history
add, undo, history = accumulate()
print([add(x) for x in (5, 7, 9)], undo(), add(1), history, undo(), undo(), undo(), undo(), history)
def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
print(compose(str, lambda s: s * 2, int, abs)(-0 + 12), compose()(5), compose(len)("abc"), compose(*[lambda x: x + 1] * 10)(0))
def curry(f, *have):
    return lambda *more: f(*(have + more))
print(curry(max, 1, 5)(3), curry(lambda *a: a)(1, 2), curry(curry, divmod)(17)(5), list(map(curry(pow, 2), range(5))))
registry = {}
def register(*names):
    def wrap(f):
        for n in names:
            registry[n] = f
        return f
    return wrap
@register("sum", "add")
def total(*a): return sum(a)
@register("first")
def head(x, *rest): return x
print(sorted(registry), registry["add"](1, 2, 3), registry["sum"] is registry["add"], registry["first"](9, 8), {f.__name__ for f in registry.values()} == {"total", "head"})
def fib_gen():
    cache = [0, 1]
    def at(n):
        while len(cache) <= n:
            cache.append(cache[-1] + cache[-2])
        return cache[n]
    return at, cache
at, cache = fib_gen()
print(at(30), len(cache), at(5), at(100), cache[50])
def observer():
    handlers = []
    def on(f):
        handlers.append(f)
        return lambda: handlers.remove(f)
    def fire(*a):
        return [h(*a) for h in list(handlers)]
    return on, fire
on, fire = observer()
off = on(lambda x: x * 2)
off_self = on(lambda x: off() or "removed other")
print(fire(4), fire(5), off_self(), fire(6))

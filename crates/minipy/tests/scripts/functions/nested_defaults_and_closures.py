# Functions built by functions: counters, accumulators, memo tables, event systems, currying; each with its own cells.
def counter(start=0, step=1):
    n = start - step
    def nxt():
        nonlocal n
        n += step
        return n
    def peek(): return n
    def reset(to=start):
        nonlocal n
        n = to - step
    nxt_functions = {"next": nxt, "peek": peek, "reset": reset}
    return lambda name, *a: nxt_functions[name](*a)
a, b = counter(), counter(10, -2)
print([a("next") for _ in range(3)], [b("next") for _ in range(3)], a("peek"), a("reset"), a("next"), b("reset", 100), b("next"))
def curry(f, n, *got):
    return f(*got) if len(got) >= n else lambda *more: curry(f, n, *got, *more)
add3 = curry(lambda x, y, z: x + y * 10 + z * 100, 3)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3))
def events():
    handlers = {}
    def on(name):
        def deco(f):
            handlers.setdefault(name, []).append(f)
            return f
        return deco
    def emit(name, *a): return [f(*a) for f in handlers.get(name, [])]
    return on, emit
on, emit = events()
@on("x")
def first(v): return v + 1
@on("x")
@on("y")
def second(v): return v * 2
print(emit("x", 5), emit("y", 5), emit("z"), first(1))
def memo(f):
    known, hits = {}, [0]
    def run(*a):
        if a in known:
            hits[0] += 1
        else:
            known[a] = f(*a)
        return known[a]
    return run, lambda: (len(known), hits[0])
def paths(r, c): return 1 if r == 0 or c == 0 else fast(r - 1, c) + fast(r, c - 1)
fast, stats = memo(paths)
print(fast(8, 8), stats())
def pipeline(*steps):
    def run(x, trace=None):
        for s in steps:
            x = s(x)
            if trace is not None:
                trace.append(x)
        return x
    return run
t = []
print(pipeline(str.strip, str.upper, list, len)("  abc "), pipeline()(7), pipeline(lambda v: v + 1, lambda v: v * v)(2, t), t)
def make_stack():
    items = []
    return items.append, items.pop, lambda: len(items), lambda: items[:]
push, pop, size, show = make_stack()
push(1), push(2), push(3)
print(pop(), size(), show())
def once(f):
    done, result = False, None
    def run(*a):
        nonlocal done, result
        if not done:
            result, done = f(*a), True
        return result
    return run
init = once(lambda *a: a)
print(init(1), init(2), once(lambda: None)())
def tree(depth): return (lambda: tree(depth - 1)) if depth else "leaf"
x, n = tree(4), 0
while callable(x):
    x, n = x(), n + 1
print(x, n)
def late():
    fs = []
    for i in range(3):
        def f(k=i):
            def g(): return i, k
            return g
        fs.append(f())
    return [g() for g in fs]
print(late())
def trampoline(f, *a):
    r = f(*a)
    while callable(r):
        r = r()
    return r
def even(n): return True if n == 0 else lambda: odd(n - 1)
def odd(n): return False if n == 0 else lambda: even(n - 1)
print(trampoline(even, 3000), trampoline(odd, 3001), trampoline(even, 1))

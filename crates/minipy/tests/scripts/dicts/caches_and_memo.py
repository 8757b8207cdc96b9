# Dicts as caches: memoised recursion, LRU by insertion order, interning, dispatch.
calls = 0
caches = {}
def memo(f):
    cache = caches[f.__name__] = {}
    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    return wrapper
@memo
def fib(n):
    global calls
    calls += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), calls, len(caches["fib"]), caches["fib"][(10,)])
@memo
def binom(n, k):
    return 1 if k in (0, n) else binom(n - 1, k - 1) + binom(n - 1, k)
print(binom(30, 15), len(caches["binom"]))
class LRU:
    def __init__(self, size):
        self.size, self.d, self.hits = size, {}, 0
    def get(self, k):
        if k in self.d:
            self.hits += 1
            self.d[k] = self.d.pop(k)
            return self.d[k]
        return None
    def put(self, k, v):
        self.d.pop(k, None)
        self.d[k] = v
        if len(self.d) > self.size:
            del self.d[next(iter(self.d))]
c = LRU(3)
for k in "abcadbea":
    if c.get(k) is None:
        c.put(k, k.upper())
print(c.d, c.hits)
pool = {}
def intern(x):
    return pool.setdefault(x, x)
p, q = intern((1, 2)), intern((1, 2))
print(p is q, len(pool), intern(1) is intern(True), intern("x") is not None)
handlers = {}
def on(name):
    def register(f):
        handlers.setdefault(name, []).append(f)
        return f
    return register
@on("add")
def add(s, n):
    s["total"] += n
@on("add")
def log(s, n):
    s["log"].append(n)
@on("reset")
def reset(s, n):
    s["total"] = 0
state = {"total": 0, "log": []}
for name, n in (("add", 5), ("add", 7), ("nope", 1), ("reset", 0), ("add", 2)):
    for h in handlers.get(name, []):
        h(state, n)
print(state, {k: [f.__name__ for f in v] for k, v in handlers.items()})
config = {"a": {"x": 1}, "b": 2}
def merge(base, over):
    out = dict(base)
    for k, v in over.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
print(merge(config, {"a": {"y": 2}, "b": {"z": 3}, "c": None}), config)

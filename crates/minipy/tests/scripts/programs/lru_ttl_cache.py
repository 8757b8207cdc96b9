# A cache with size, time to live, pinning, statistics and eviction callbacks over a virtual clock.
class Cache:
    def __init__(self, size, ttl, clock, on_evict=None):
        self.size, self.ttl, self.clock, self.on_evict = size, ttl, clock, on_evict
        self.items, self.pins, self.hits, self.misses = {}, set(), 0, 0
    def _drop(self, key, why):
        value, _ = self.items.pop(key)
        if self.on_evict:
            self.on_evict(key, value, why)
    def _purge(self):
        now = self.clock()
        for k in [k for k, (_, t) in self.items.items() if t <= now and k not in self.pins]:
            self._drop(k, "old")
    def __setitem__(self, key, value):
        self._purge()
        if key in self.items:
            del self.items[key]
        while len(self.items) >= self.size:
            victims = [k for k in self.items if k not in self.pins]
            if not victims:
                raise OverflowError("all pinned")
            self._drop(victims[0], "room")
        self.items[key] = value, self.clock() + self.ttl
    def __getitem__(self, key):
        self._purge()
        if key not in self.items:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        value, t = self.items.pop(key)
        self.items[key] = value, t
        return value
    def get(self, key, make=None):
        try:
            return self[key]
        except KeyError:
            if make is None:
                return None
            self[key] = make(key)
            return self.items[key][0]
    def __contains__(self, key):
        return key in self.items and (self.items[key][1] > self.clock() or key in self.pins)
    def __len__(self):
        return len(self.items)
    def __iter__(self):
        return iter(list(self.items))
now = [0]
log = []
c = Cache(3, 10, lambda: now[0], lambda *a: log.append(a))
for i, k in enumerate("abc"):
    now[0] = i
    c[k] = k.upper()
print(c["a"], list(c), c.get("z"))
c["d"] = "D"
print(list(c), log)
now[0] = 10
print("a" in c, "c" in c, c.get("c"), list(c), log[-1])
c.pins.add("c")
now[0] = 50
print("c" in c, "d" in c, c["c"], len(c), log[-1])
print([c.get(k, lambda k: k * 2) for k in "xyxz"], list(c))
c.pins.update("cz")
c.pins.add("x")
for k in ("x", "q"):
    try:
        c[k] = "new"
        print("stored", k, list(c))
    except OverflowError as e:
        print("OverflowError", e)
print(c.hits, c.misses, len(log), [w for _, _, w in log])
def memo(size):
    def deco(f):
        cache = Cache(size, 1000, lambda: 0)
        def run(*a):
            return cache.get(a, lambda key: f(*key))
        run_stats.append(cache)
        return run
    return deco
run_stats = []
@memo(20)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), run_stats[0].misses, len(run_stats[0]))

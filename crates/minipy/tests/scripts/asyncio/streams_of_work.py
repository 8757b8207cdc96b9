# Worker pools, bounded concurrency, timeouts per job, back-pressure: results are the same whatever the timing.
import asyncio
class Semaphore:
    def __init__(self, n):
        self.n = n
        self.free = asyncio.Event()
    async def __aenter__(self):
        while self.n == 0:
            self.free.clear()
            await self.free.wait()
        self.n -= 1
    async def __aexit__(self, *a):
        self.n += 1
        self.free.set()
async def pool(jobs, size):
    running = peak = 0
    results = {}
    sem = Semaphore(size)
    async def run(name, d):
        nonlocal running, peak
        async with sem:
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(d)
            results[name] = running <= size
            running -= 1
            return name
    names = await asyncio.gather(*[run(n, d) for n, d in jobs])
    return names, peak, all(results.values()), running
jobs = [("j%d" % i, (i * 7 % 5) / 1000) for i in range(12)]
for size in (1, 3, 20):
    names, peak, ok, left = asyncio.run(pool(jobs, size))
    print(size, names == [n for n, _ in jobs], peak, ok, left)
async def workers(n_workers, items):
    queue = list(items)
    done = []
    async def worker(w):
        count = 0
        while queue:
            x = queue.pop(0)
            await asyncio.sleep(0)
            done.append(x * x)
            count += 1
        return count
    counts = await asyncio.gather(*[worker(w) for w in range(n_workers)])
    return sorted(done), sum(counts), counts
print(asyncio.run(workers(3, range(7))))
async def stages():
    a, b = [], []
    moved = asyncio.Event()
    async def first():
        for i in range(5):
            while len(a) >= 2:
                await asyncio.sleep(0)
            a.append(i)
            moved.set()
        a.append(None)
        moved.set()
    async def second():
        while True:
            while not a:
                moved.clear()
                await moved.wait()
            x = a.pop(0)
            if x is None:
                return b
            b.append(x * 10)
    r = await asyncio.gather(first(), second())
    return r[1]
print(asyncio.run(stages()))
async def ticker(n, period, out):
    for i in range(n):
        out.append(i)
        await asyncio.sleep(period)
async def first_done(*aws):
    ts = [asyncio.create_task(a) for a in aws]
    while not any(t.done() for t in ts):
        await asyncio.sleep(0.001)
    winner = [t for t in ts if t.done()][0]
    for t in ts:
        t.cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    return await winner, [t.cancelled() for t in ts]
async def val(x, d):
    await asyncio.sleep(d)
    return x
print(asyncio.run(first_done(val("slow", 1), val("quick", 0.002), val("never", 5))))
async def supervise():
    runs = []
    async def flaky(n):
        await asyncio.sleep(0)
        if n < 3:
            raise OSError(n)
        return "stable after %d" % n
    n = 0
    while True:
        try:
            return await asyncio.create_task(flaky(n)), runs
        except OSError as e:
            runs.append(e.args[0])
            n += 1
print(asyncio.run(supervise()))

# Primitives made from Event and Lock: queue with a bound, barrier, read-write lock, countdown, broadcast.
import asyncio
class Queue:
    def __init__(self, size): self.size, self.items, self.changed = size, [], asyncio.Event()
    async def _until(self, f):
        while not f():
            self.changed.clear()
            await self.changed.wait()
    async def put(self, x):
        await self._until(lambda: len(self.items) < self.size)
        self.items.append(x)
        self.changed.set()
    async def get(self):
        await self._until(lambda: self.items)
        x = self.items.pop(0)
        self.changed.set()
        return x
async def queues():
    q, log = Queue(2), []
    async def prod(n):
        for i in range(n):
            await q.put(i)
            log.append("put%d" % i)
    async def cons(n):
        for _ in range(n):
            await asyncio.sleep(0.01)
            log.append("got%d" % await q.get())
    await asyncio.gather(prod(5), cons(5))
    return [l for l in log if l.startswith("got")], len(log), max(len([x for x in log[:i] if x[0] == "p"]) - len([x for x in log[:i] if x[0] == "g"]) for i in range(len(log) + 1)) <= 3
print(asyncio.run(queues()))
class Barrier:
    def __init__(self, n): self.n, self.count, self.ev = n, 0, asyncio.Event()
    async def wait(self):
        self.count += 1
        ev = self.ev
        if self.count == self.n:
            self.count, self.ev = 0, asyncio.Event()
            ev.set()
        else:
            await ev.wait()
async def barriers():
    b, log = Barrier(3), []
    async def w(i):
        for phase in range(2):
            await asyncio.sleep(0.01 * i)
            log.append((phase, i))
            await b.wait()
    await asyncio.gather(*[w(i) for i in range(3)])
    return log
print(asyncio.run(barriers()))
class RW:
    def __init__(self): self.readers, self.lock, self.idle = 0, asyncio.Lock(), asyncio.Event()
    async def read(self, f):
        async with self.lock:
            self.readers += 1
            self.idle.clear()
        try:
            return await f()
        finally:
            self.readers -= 1
            if not self.readers:
                self.idle.set()
    async def write(self, f):
        async with self.lock:
            while self.readers:
                await self.idle.wait()
            return await f()
async def rw():
    lock, log = RW(), []
    def job(name, t):
        async def f():
            log.append("<" + name)
            await asyncio.sleep(t)
            log.append(name + ">")
        return f
    await asyncio.gather(lock.read(job("r1", 0.02)), lock.read(job("r2", 0.01)), lock.write(job("w1", 0.01)), lock.read(job("r3", 0.01)), lock.write(job("w2", 0.01)))
    return log
print(asyncio.run(rw()))
class Countdown:
    def __init__(self, n):
        self.n, self.ev = n, asyncio.Event()
    def done(self):
        self.n -= 1
        if self.n == 0:
            self.ev.set()
async def countdown():
    c, order = Countdown(3), []
    async def part(i):
        await asyncio.sleep(0.01 * (3 - i))
        order.append(i)
        c.done()
    for i in range(3):
        asyncio.create_task(part(i))
    await c.ev.wait()
    return order, c.n
print(asyncio.run(countdown()))
class Broadcast:
    def __init__(self): self.value, self.ev = None, asyncio.Event()
    def send(self, v):
        self.value, ev, self.ev = v, self.ev, asyncio.Event()
        ev.set()
    async def recv(self):
        await self.ev.wait() if False else await self._wait()
        return self.value
    async def _wait(self):
        ev = self.ev
        await ev.wait()
async def broadcast():
    b = Broadcast()
    async def listen(n, k): return [await b.recv() for _ in range(k)]
    ts = [asyncio.create_task(listen(i, i + 1)) for i in range(3)]
    for v in "xyz":
        await asyncio.sleep(0.01)
        b.send(v)
    return await asyncio.gather(*ts)
print(asyncio.run(broadcast()))
async def once_init():
    lock, made = asyncio.Lock(), []
    async def get():
        async with lock:
            if not made:
                await asyncio.sleep(0.01)
                made.append(object())
        return made[0]
    r = await asyncio.gather(*[get() for _ in range(4)])
    return len(made), all(x is r[0] for x in r)
print(asyncio.run(once_init()))

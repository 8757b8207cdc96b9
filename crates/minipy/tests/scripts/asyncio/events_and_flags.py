# Event: several waiters, set before wait, clear, waiting again, with a time limit; a gate between producer and consumers.
import asyncio
log = []
async def waiter(ev, name):
    log.append(name + " waits")
    r = await ev.wait()
    log.append(name + (" go" if r else " ???"))
async def several():
    ev = asyncio.Event()
    ts = [asyncio.create_task(waiter(ev, n)) for n in "abc"]
    await asyncio.sleep(0)
    log.append("set")
    ev.set()
    log.append(ev.is_set())
    for t in ts:
        await t
    await ev.wait()
    ev.clear()
    log.append(ev.is_set())
    late = asyncio.create_task(waiter(ev, "late"))
    await asyncio.sleep(0.001)
    log.append(late.done())
    ev.set()
    ev.set()
    await late
asyncio.run(several())
print(log)
del log[:]
async def timeouts():
    ev = asyncio.Event()
    try:
        await asyncio.wait_for(ev.wait(), 0.005)
    except asyncio.TimeoutError:
        log.append("timed out")
    asyncio.create_task(set_later(ev, 0.002))
    log.append(await asyncio.wait_for(ev.wait(), 1))
    log.append(await asyncio.wait_for(ev.wait(), 0.001))
async def set_later(ev, s):
    await asyncio.sleep(s)
    ev.set()
asyncio.run(timeouts())
print(log)
del log[:]
class Queue:
    def __init__(self):
        self.items = []
        self.ready = asyncio.Event()
    def put(self, x):
        self.items.append(x)
        self.ready.set()
    async def get(self):
        while not self.items:
            self.ready.clear()
            await self.ready.wait()
        return self.items.pop(0)
async def producer(q, n):
    for i in range(n):
        q.put(i)
        await asyncio.sleep(0 if i % 2 else 0.001)
    q.put(None)
async def consumer(q):
    out = []
    while True:
        x = await q.get()
        if x is None:
            return out
        out.append(x)
async def pipeline():
    q = Queue()
    c = asyncio.create_task(consumer(q))
    await producer(q, 6)
    return await c
print(asyncio.run(pipeline()))
async def pulse():
    ev = asyncio.Event()
    seen = []
    async def listener():
        for i in range(3):
            await ev.wait()
            ev.clear()
            seen.append(i)
    t = asyncio.create_task(listener())
    for _ in range(3):
        await asyncio.sleep(0.001)
        ev.set()
    await t
    return seen, ev.is_set()
print(asyncio.run(pulse()))

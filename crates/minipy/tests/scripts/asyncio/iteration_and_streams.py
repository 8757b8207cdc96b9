# Asynchronous iterators over time: a ticker, a queue that ends, merging two, buffering, errors and early exits.
import asyncio
class Ticker:
    def __init__(self, period, n):
        self.period, self.left, self.i = period, n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        await asyncio.sleep(self.period)
        self.i += 1
        return self.i
class Channel:
    def __init__(self):
        self.items, self.closed, self.news = [], False, asyncio.Event()
    def put(self, x):
        if self.closed:
            raise ValueError("closed")
        self.items.append(x)
        self.news.set()
    def close(self):
        self.closed = True
        self.news.set()
    def __aiter__(self): return self
    async def __anext__(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            self.news.clear()
            await self.news.wait()
        return self.items.pop(0)
class Map:
    def __init__(self, f, it): self.f, self.it = f, it
    def __aiter__(self): return self
    async def __anext__(self): return self.f(await self.it.__anext__())
async def collect(ait, limit=None):
    out = []
    async for x in ait:
        out.append(x)
        if limit and len(out) == limit:
            break
    else:
        out.append("end")
    return out
async def feed(ch, source, tag):
    async for x in source:
        ch.put((tag, x))
async def merge(**sources):
    ch = Channel()
    async def run():
        await asyncio.gather(*[feed(ch, s, n) for n, s in sorted(sources.items())])
        ch.close()
    t = asyncio.create_task(run())
    r = await collect(ch)
    await t
    return r
async def main():
    print(await collect(Ticker(0.01, 3)), await collect(Ticker(0.01, 5), 2), await collect(Ticker(0, 0)))
    print(await merge(slow=Ticker(0.03, 2), quick=Ticker(0.02, 4)))
    print([x async for x in Map(lambda v: v * v, Ticker(0, 4)) if x % 2], {x: -x async for x in Ticker(0, 2)})
    ch = Channel()
    for i in range(3):
        ch.put(i)
    ch.close()
    print(await collect(ch), await collect(ch))
    try:
        ch.put(9)
    except ValueError as e:
        print(e)
    try:
        await collect(Map(lambda v: 1 // (2 - v), Ticker(0, 5)))
    except ZeroDivisionError:
        print("ZeroDivisionError")
    t = Ticker(0, 10)
    print(await collect(t, 2), await collect(t, 3), t.left)
    try:
        print(await asyncio.wait_for(collect(Ticker(0.02, 100)), 0.05))
    except asyncio.TimeoutError:
        print("TimeoutError")
    async def nested():
        out = []
        async for a in Ticker(0.001, 2):
            async for b in Ticker(0, 3):
                if b == 2:
                    continue
                if a == 2 and b == 3:
                    return out
                out.append((a, b))
    print(await nested())
    async def windowed(ait, n):
        buf = []
        async for x in ait:
            buf = (buf + [x])[-n:]
            if len(buf) == n:
                yield_list.append(tuple(buf))
    yield_list = []
    await windowed(Ticker(0, 5), 3)
    print(yield_list)
    async def producer(ch, n, pause):
        try:
            for i in range(n):
                ch.put(i)
                await asyncio.sleep(pause)
        finally:
            ch.close()
    ch = Channel()
    p = asyncio.create_task(producer(ch, 100, 0.01))
    got = []
    async for x in ch:
        got.append(x)
        if x == 3:
            p.cancel()
    print(got, p.cancelled())
asyncio.run(main())

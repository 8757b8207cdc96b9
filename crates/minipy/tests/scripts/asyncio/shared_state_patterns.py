# Patterns of applications: a publish loop with reconnects, request tables with futures made of events, throttles, caches.
import asyncio
class Future:
    def __init__(self):
        self.ev, self.value, self.error = asyncio.Event(), None, None
    def set(self, value=None, error=None):
        if self.ev.is_set():
            raise RuntimeError("twice")
        self.value, self.error = value, error
        self.ev.set()
    async def get(self):
        await self.ev.wait()
        if self.error:
            raise self.error
        return self.value
class Rpc:
    def __init__(self):
        self.pending, self.next, self.wire = {}, 1, []
    async def call(self, method, *args, timeout=0.5):
        i, self.next = self.next, self.next + 1
        f = self.pending[i] = Future()
        self.wire.append((i, method, args))
        try:
            return await asyncio.wait_for(f.get(), timeout)
        except asyncio.TimeoutError:
            return "no answer to " + method
        finally:
            del self.pending[i]
    def answer(self, i, value=None, error=None):
        f = self.pending.get(i)
        if f is None:
            return False
        f.set(value, error)
        return True
async def server(rpc):
    while True:
        await asyncio.sleep(0.001)
        calls, rpc.wire = rpc.wire[::-1], []
        for i, method, args in calls:
            if method == "add":
                rpc.answer(i, sum(args))
            elif method == "fail":
                rpc.answer(i, error=ValueError("server says no"))
async def client():
    rpc = Rpc()
    s = asyncio.create_task(server(rpc))
    print(await rpc.call("add", 1, 2), await asyncio.gather(*[rpc.call("add", i, i) for i in range(4)]))
    try:
        await rpc.call("fail")
    except ValueError as e:
        print(e)
    print(await rpc.call("silent", timeout=0.005), rpc.pending, rpc.answer(99))
    s.cancel()
asyncio.run(client())
class Cache:
    def __init__(self, load):
        self.load, self.values, self.loading, self.loads = load, {}, {}, 0
    async def get(self, key):
        if key in self.values:
            return self.values[key]
        if key not in self.loading:
            f = self.loading[key] = Future()
            self.loads += 1
            try:
                self.values[key] = await self.load(key)
                f.set(self.values[key])
            except Exception as e:
                f.set(error=e)
            finally:
                del self.loading[key]
            if f.error:
                raise f.error
            return f.value
        return await self.loading[key].get()
async def load(key):
    await asyncio.sleep(0.002)
    if key == "bad":
        raise KeyError(key)
    return key.upper()
async def caching():
    c = Cache(load)
    r = await asyncio.gather(*[c.get(k) for k in ("a", "b", "a", "a", "b")])
    e = await asyncio.gather(*[c.get("bad") for _ in range(3)], return_exceptions=True)
    return r, c.loads, [type(x).__name__ for x in e], await c.get("a"), c.loads
print(asyncio.run(caching()))
class Throttle:
    def __init__(self, f, pause):
        self.f, self.pause, self.latest, self.task = f, pause, None, None
    def __call__(self, x):
        self.latest = x
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self.run())
    async def run(self):
        await asyncio.sleep(self.pause)
        self.f(self.latest)
async def throttled():
    out = []
    t = Throttle(out.append, 0.004)
    for i in range(5):
        t(i)
        await asyncio.sleep(0)
    await asyncio.sleep(0.01)
    t("second burst")
    await asyncio.sleep(0.01)
    return out
print(asyncio.run(throttled()))
async def reconnecting():
    log, attempts = [], 0
    async def connect():
        nonlocal attempts
        attempts += 1
        await asyncio.sleep(0)
        if attempts in (1, 2, 4):
            raise OSError(attempts)
    async def session(n):
        await connect()
        for i in range(n):
            log.append("sent %d" % i)
            await asyncio.sleep(0)
        raise OSError("lost")
    delay = 1
    while attempts < 5:
        try:
            await session(2)
        except OSError as e:
            log.append("error %s wait %d" % (e.args[0], delay))
            await asyncio.sleep(delay / 1000)
            delay = 1 if e.args[0] == "lost" else min(delay * 2, 4)
    return log
print(asyncio.run(reconnecting()))

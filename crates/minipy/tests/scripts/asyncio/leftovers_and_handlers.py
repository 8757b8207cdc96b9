# Tasks that end with errors nobody awaits, tasks left when run ends, done checks, cancelling everything at shutdown.
import asyncio
log = []
async def worker(name, fail=False):
    try:
        while True:
            await asyncio.sleep(0.01)
            log.append(name)
            if fail:
                raise ValueError(name)
    except asyncio.CancelledError:
        log.append(name + " stopped")
        raise
    finally:
        log.append(name + " cleaned")
class App:
    def __init__(self):
        self.tasks = []
    def start(self, coro):
        self.tasks.append(asyncio.create_task(coro))
        return self.tasks[-1]
    async def stop(self):
        for t in self.tasks:
            t.cancel()
        return [type(r).__name__ for r in await asyncio.gather(*self.tasks, return_exceptions=True)]
async def main():
    asyncio.get_event_loop().set_exception_handler(lambda loop, context: None)
    app = App()
    app.start(worker("a"))
    bad = app.start(worker("b", fail=True))
    await asyncio.sleep(0.025)
    print([t.done() for t in app.tasks], log)
    print(await app.stop(), bad.done(), bad.cancelled())
    print(log[-2:])
    print(await app.stop())
asyncio.run(main())
del log[:]
async def supervised(factory, restarts):
    for i in range(restarts):
        t = asyncio.create_task(factory(i))
        try:
            return await t
        except Exception as e:
            log.append("restart after %s" % e)
            await asyncio.sleep(0.001)
    raise RuntimeError("gave up")
async def flaky(i):
    await asyncio.sleep(0)
    if i < 2:
        raise OSError("try %d" % i)
    return "up at %d" % i
async def run_supervised():
    print(await supervised(flaky, 5), log)
    try:
        await supervised(flaky, 2)
    except RuntimeError as e:
        print(e)
asyncio.run(run_supervised())
class Service:
    instances = []
    def __init__(self, name):
        self.name, self.state = name, "new"
        Service.instances.append(self)
    async def __aenter__(self):
        self.state = "starting"
        await asyncio.sleep(0)
        self.state = "up"
        self.task = asyncio.create_task(self.loop())
        return self
    async def __aexit__(self, kind, value, tb):
        self.task.cancel()
        try:
            await self.task
        except asyncio.CancelledError:
            pass
        self.state = "down" if kind is None else "down after " + kind.__name__
        return kind is ValueError
    async def loop(self):
        self.beats = 0
        while True:
            await asyncio.sleep(0.01)
            self.beats += 1
async def services():
    async with Service("one") as a, Service("two") as b:
        await asyncio.sleep(0.035)
        print(a.state, b.state, a.beats, b.beats)
    async with Service("three") as c:
        raise ValueError("suppressed")
    try:
        async with Service("four"):
            raise KeyError("passes")
    except KeyError:
        print("KeyError")
    print([(s.name, s.state) for s in Service.instances])
asyncio.run(services())
async def first_error(*coros):
    ts = [asyncio.create_task(c) for c in coros]
    try:
        return await asyncio.gather(*ts)
    except Exception as e:
        for t in ts:
            t.cancel()
        await asyncio.gather(*ts, return_exceptions=True)
        return "%s, others %s" % (e, [t.cancelled() for t in ts])
async def ok(d, x):
    await asyncio.sleep(d)
    return x
async def boom(d):
    await asyncio.sleep(d)
    raise ValueError("boom")
print(asyncio.run(first_error(ok(0.01, 1), ok(0.02, 2))), asyncio.run(first_error(ok(0.01, 1), boom(0.02), ok(0.9, 3))))

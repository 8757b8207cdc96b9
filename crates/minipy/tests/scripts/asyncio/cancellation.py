# cancel: before the start, while asleep, in finally, swallowed, twice, while awaiting another task, in gather.
import asyncio
log = []
async def sleeper(name, n=1.0):
    try:
        log.append(name + " begins")
        await asyncio.sleep(n)
        return name
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise
    finally:
        log.append(name + " finally")
async def outcome(t):
    try:
        return await t
    except asyncio.CancelledError:
        return "CancelledError"
    except Exception as e:
        return type(e).__name__ + " " + str(e)
async def before_start():
    t = asyncio.create_task(sleeper("never"))
    t.cancel()
    return await outcome(t), t.done(), t.cancelled()
async def asleep():
    t = asyncio.create_task(sleeper("asleep"))
    await asyncio.sleep(0)
    return t.cancel(), await outcome(t), t.cancelled(), t.cancel()
async def swallowing():
    async def stubborn():
        for i in range(2):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                log.append("ignored %d" % i)
        return "finished"
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    d = t.done()
    t.cancel()
    return d, await outcome(t), t.cancelled()
async def converts():
    async def f():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise ValueError("instead")
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    return await outcome(t), t.cancelled()
async def through_another():
    inner = asyncio.create_task(sleeper("inner"))
    async def waits():
        try:
            return await inner
        finally:
            log.append("outer finally")
    outer = asyncio.create_task(waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    r = await outcome(outer)
    inner.cancel()
    return r, await outcome(inner)
async def awaits_in_finally():
    async def f():
        try:
            await asyncio.sleep(1)
        finally:
            await asyncio.sleep(0.001)
            log.append("cleaned up")
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    return await outcome(t)
async def nested_coroutines():
    async def level(n):
        try:
            return await (level(n - 1) if n else asyncio.sleep(1))
        except asyncio.CancelledError:
            log.append("level %d" % n)
            raise
    t = asyncio.create_task(level(3))
    await asyncio.sleep(0)
    t.cancel()
    return await outcome(t)
async def finished():
    t = asyncio.create_task(sleeper("quick", 0))
    r = await t
    return r, t.cancel(), t.cancelled(), t.done()
for f in (before_start, asleep, swallowing, converts, awaits_in_finally, nested_coroutines, finished):
    del log[:]
    print(f.__name__, asyncio.run(f()), log)
print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))

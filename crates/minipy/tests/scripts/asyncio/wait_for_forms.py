# wait_for: in time, too late, exactly the inner's error, cancellation of the inner, None, nested limits, tasks.
import asyncio
log = []
async def work(n, result="done", fail=None):
    try:
        await asyncio.sleep(n)
        if fail:
            raise fail
        return result
    except asyncio.CancelledError:
        log.append("cancelled %s" % result)
        raise
async def attempt(aw, limit):
    try:
        return await asyncio.wait_for(aw, limit)
    except asyncio.TimeoutError:
        return "TimeoutError"
    except asyncio.CancelledError:
        return "CancelledError"
    except Exception as e:
        return type(e).__name__ + ":" + str(e)
async def main():
    print(await attempt(work(0.001), 1), await attempt(work(1, "late"), 0.002), log)
    print(await attempt(work(0.001, fail=ValueError("v")), 1), await attempt(work(0.001), None))
    t = asyncio.create_task(work(1, "task"))
    print(await attempt(t, 0.002), t.done(), t.cancelled(), log[-1])
    t = asyncio.create_task(work(0.001, "task2"))
    print(await attempt(t, 1), t.done(), await attempt(t, 1))
    async def outer():
        return await asyncio.wait_for(work(1, "inner"), 0.5)
    print(await attempt(outer(), 0.002), log[-1])
    async def inner_first():
        try:
            await asyncio.wait_for(work(1, "nested"), 0.002)
        except asyncio.TimeoutError:
            return "inner timed out"
    print(await attempt(inner_first(), 0.5))
    async def stubborn():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            await asyncio.sleep(0.002)
            log.append("stubborn cleaned")
            raise
    print(await attempt(stubborn(), 0.001), log[-1])
    t = asyncio.create_task(attempt(work(1, "waited"), 5))
    await asyncio.sleep(0.001)
    t.cancel()
    print(await t, log[-1])
    print(issubclass(asyncio.TimeoutError, Exception), await asyncio.wait_for(asyncio.sleep(0, "r"), 1))
    results = await asyncio.gather(*[attempt(work(n / 1000, n), 0.02) for n in (1, 90, 3, 80)])
    print(results, sorted(log[-2:]))
    async def retry(times, limit):
        for i in range(times):
            r = await attempt(work(0.03 / (i * i + 1), "try %d" % i), limit)
            if r != "TimeoutError":
                return i, r
    print(await retry(5, 0.01))
asyncio.run(main())

# gather: order of results, coroutines and tasks mixed, errors with and without return_exceptions, empty, nested, cancelled.
import asyncio
async def val(x, d=0):
    await asyncio.sleep(d)
    return x
async def err(e, d=0):
    await asyncio.sleep(d)
    raise e
async def main():
    print(await asyncio.gather(val(1, 0.003), val(2, 0.001), val(3)))
    print(await asyncio.gather())
    t = asyncio.create_task(val("task"))
    print(await asyncio.gather(t, val("coro"), asyncio.sleep(0, "sleep") if False else val("x")), t.done())
    r = await asyncio.gather(val(1), err(ValueError("v")), err(KeyError("k"), 0.001), val(4, 0.002), return_exceptions=True)
    print([x if isinstance(x, int) else type(x).__name__ for x in r])
    slow = asyncio.create_task(val("slow", 0.004))
    try:
        await asyncio.gather(slow, err(OSError("first"), 0.001), err(ValueError("second"), 0.002))
    except OSError as e:
        print("OSError", e, slow.done())
    print(await slow)
    print(await asyncio.gather(asyncio.gather(val(1), val(2)), asyncio.gather(val(3)), val(4)))
    t = asyncio.create_task(val("c", 1))
    await asyncio.sleep(0)
    t.cancel()
    r = await asyncio.gather(t, val("other"), return_exceptions=True)
    print(type(r[0]).__name__, r[1])
    log = []
    async def noting(n):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            log.append(n)
            raise
    g = asyncio.create_task(outer_gather(noting))
    await asyncio.sleep(0.001)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError:
        print("cancelled", sorted(log))
    print(await asyncio.gather(*[val(i, 0.003 - i / 1000) for i in range(3)]))
    async def fan(n):
        return sum(await asyncio.gather(*[fan(n - 1) for _ in range(2)])) + 1 if n else 1
    print(await fan(4))
async def outer_gather(f):
    await asyncio.gather(f(1), f(2), f(3))
asyncio.run(main())

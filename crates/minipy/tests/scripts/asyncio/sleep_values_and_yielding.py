# What await gives: results, exceptions and order with sleep(0), tasks awaited late, values passed through several levels.
import asyncio
async def level(n, v):
    await asyncio.sleep(0)
    return v if n == 0 else await level(n - 1, v + 1)
async def main():
    print(await level(5, 0), await asyncio.sleep(0, "given"), [await level(i, 10) for i in range(3)])
    t1 = asyncio.create_task(level(3, 0))
    t2 = asyncio.create_task(level(0, 0))
    await asyncio.sleep(0.01)
    print(t1.done(), t2.done(), await t2, await t1)
    order = []
    async def step(name, n):
        for i in range(n):
            order.append(name + str(i))
            await asyncio.sleep(0)
        return name
    r = await asyncio.gather(step("a", 2), step("b", 3), step("c", 1))
    print(r, order)
    a, (b, c) = await level(0, 1), (await level(0, 2), await level(1, 2))
    print(a, b, c, await level(0, 5) + await level(0, 6) * 2, -await level(0, 1), not await level(0, 0), await level(0, 3) < await level(0, 4) < await level(1, 5))
    d = {await level(0, "k"): await level(0, "v"), **{"x": await level(0, 1)}}
    print(d, [*(await level(0, [1, 2]))], f"{await level(0, 7):03}", (await level(0, "abc"))[1], (await level(0, str))(5))
    d[await level(0, "new")] = await level(0, 1)
    d["new"] += await level(0, 10)
    print(d, await level(0, 1) if await level(0, True) else await level(0, 2), await level(0, 0) or await level(0, "or"), (await level(0, lambda v: v * 2))(21))
    async def arg(*a, **k): return a, sorted(k.items())
    print(await arg(await level(0, 1), *await level(0, [2, 3]), k=await level(0, 4), **await level(0, {"z": 5})))
    assert await level(0, True), await level(0, "message")
    for x in await level(0, "pq"):
        print(x, end=" ")
    while (n := await level(0, len(order))) > 4:
        order.pop()
    print(n)
    async with await level(0, Manager()) as m:
        print(m)
    try:
        raise await level(0, ValueError("raised value"))
    except ValueError as e:
        print(e)
    return await level(0, "end")
class Manager:
    async def __aenter__(self):
        return await level(1, 0)
    async def __aexit__(self, *a):
        await asyncio.sleep(0)
print(asyncio.run(main()))

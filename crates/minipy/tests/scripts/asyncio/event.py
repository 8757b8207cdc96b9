import asyncio

async def waiter(e, n):
    print("wait", n)
    print(n, await e.wait())

async def main():
    e = asyncio.Event()
    ts = [asyncio.create_task(waiter(e, i)) for i in range(3)]
    await asyncio.sleep(0)
    print(e.is_set())
    e.set()
    print(e.is_set())
    for t in ts:
        await t
    await e.wait()
    e.clear()
    print(e.is_set())
    try:
        await asyncio.wait_for(e.wait(), 0.01)
    except asyncio.TimeoutError:
        print("not set")

asyncio.run(main())

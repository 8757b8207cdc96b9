import asyncio

async def slow(t):
    try:
        await asyncio.sleep(t)
        print("slept")
        return t
    except asyncio.CancelledError:
        print("slow cancelled")
        raise

async def fail():
    await asyncio.sleep(0)
    raise KeyError("k")

async def main():
    print(await asyncio.wait_for(slow(0.01), 1))
    try:
        await asyncio.wait_for(slow(1), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        await asyncio.wait_for(fail(), 1)
    except KeyError as e:
        print("failed", e)
    print(await asyncio.wait_for(slow(0.01), None))

asyncio.run(main())

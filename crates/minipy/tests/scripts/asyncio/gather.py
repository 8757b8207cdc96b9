import asyncio

async def square(x):
    await asyncio.sleep(0.01 * (3 - x))
    print("square", x)
    return x * x

async def bad(x):
    await asyncio.sleep(0)
    raise ValueError("bad %d" % x)

async def main():
    print(await asyncio.gather(square(1), square(2), square(3)))
    print(await asyncio.gather())
    print(await asyncio.gather(square(1), bad(1), return_exceptions=True))
    try:
        await asyncio.gather(square(0), bad(2))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(0.05)

asyncio.run(main())

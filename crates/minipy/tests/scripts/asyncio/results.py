import asyncio

async def value():
    return 42

async def error():
    raise ValueError("v")

async def main():
    t = asyncio.create_task(value())
    print(t.done())
    try:
        t.result()
    except asyncio.InvalidStateError:
        print("not yet")
    await t
    print(t.done(), t.result(), t.exception())
    t = asyncio.create_task(error())
    try:
        await t
    except ValueError as e:
        print("raised", e)
    print(t.done(), repr(t.exception()))
    t = asyncio.create_task(value())
    print(await t, await t)
    print(asyncio.current_task() is not None)

print(asyncio.run(value()))
try:
    asyncio.run(error())
except ValueError as e:
    print("run raised", e)
asyncio.run(main())

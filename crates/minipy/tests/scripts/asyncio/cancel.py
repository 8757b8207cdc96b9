import asyncio

async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cleaning")
        raise
    finally:
        print("finally")

async def ignores():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("ignored")
    return "done anyway"

async def main():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(t.done(), t.cancel())
    try:
        await t
    except asyncio.CancelledError:
        print("was cancelled", t.done(), t.cancelled())
    print(t.cancel())
    t = asyncio.create_task(ignores())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled())
    t = asyncio.create_task(stubborn())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("never began")

asyncio.run(main())

# wait_for: the result, the error, the time-out; what the awaited makes of being cancelled; and the limit against the result in one moment.
import asyncio


async def give(x, ms):
    try:
        await asyncio.sleep(ms / 1000)
        return x
    except asyncio.CancelledError:
        print("cancelled", x)
        raise


async def fail(ms):
    await asyncio.sleep(ms / 1000)
    raise KeyError("f")


async def main():
    print(await asyncio.wait_for(give("in time", 1), 1))
    print(await asyncio.wait_for(give("no limit", 1), None))
    try:
        await asyncio.wait_for(give("late", 1000), 0.01)
    except asyncio.TimeoutError as e:
        print("TimeoutError", e.args)
    try:
        await asyncio.wait_for(fail(1), 1)
    except KeyError as e:
        print("KeyError", e.args)
    # A task may be given, and is cancelled too.
    task = asyncio.create_task(give("task", 1000))
    try:
        await asyncio.wait_for(task, 0.01)
    except asyncio.TimeoutError:
        print(task.done())
    done = asyncio.create_task(give("done", 0))
    await asyncio.sleep(0.01)
    print(await asyncio.wait_for(done, 1))
    # A turn passes between the end of the awaited and the return of wait_for.
    event = asyncio.Event()
    waits = asyncio.create_task(limited(event))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    event.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(waits.done())
    await waits
    # Inside another limit.
    try:
        await asyncio.wait_for(limited(asyncio.Event()), 0.01)
    except asyncio.TimeoutError:
        print("outer")
    print(issubclass(asyncio.TimeoutError, Exception), issubclass(asyncio.CancelledError, Exception))


async def limited(event):
    return await asyncio.wait_for(event.wait(), 1)


asyncio.run(main())

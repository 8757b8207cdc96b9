# A task is cancelled while it waits for each of the things that a task can wait for, and each of them is as good as before.
import asyncio


async def watched(name, coro):
    try:
        await coro
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def cancel(name, coro, turns=1):
    task = asyncio.create_task(watched(name, coro))
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name, task.cancel(), task.done())
    try:
        await task
        print(name, "awaited")
    except asyncio.CancelledError:
        print(name, "raised", task.done(), task.cancel())


async def value(x):
    await asyncio.sleep(0.01)
    return x


async def nap():
    await asyncio.sleep(5)


async def both(a, b):
    return await asyncio.gather(a, b)


async def primitives():
    await cancel("sleep", nap())
    event = asyncio.Event()
    await cancel("event", event.wait())
    event.set()
    print(await event.wait())
    lock = asyncio.Lock()
    await lock.acquire()
    await cancel("lock", lock.acquire())
    lock.release()
    print(lock.locked(), await lock.acquire())
    lock.release()
    await cancel("gather", both(nap(), asyncio.Event().wait()))
    await cancel("wait_for", asyncio.wait_for(asyncio.Event().wait(), 5))


async def of_tasks():
    # Cancelling goes on to the task that is awaited, however long the chain is.
    async def leaf():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("leaf cancelled")
            raise

    async def middle(task):
        try:
            await task
        except asyncio.CancelledError:
            print("middle cancelled")
            raise

    inner = asyncio.create_task(leaf())
    outer = asyncio.create_task(middle(inner))
    top = asyncio.create_task(middle(outer))
    for _ in range(3):
        await asyncio.sleep(0)
    print(top.cancel(), inner.done(), outer.done())
    try:
        await top
    except asyncio.CancelledError:
        print("top", inner.done(), outer.done(), top.done())

    # A task that lets its cancellation pass saves those that wait for it.
    async def stubborn():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("goes on")
        return await value("kept")

    inner = asyncio.create_task(stubborn())
    outer = asyncio.create_task(watched("outer", inner))
    for _ in range(2):
        await asyncio.sleep(0)
    outer.cancel()
    await outer
    print(inner.done())


async def again_and_again():
    # Asked for several times at once, it comes once.
    async def sleeper():
        times = 0
        for n in range(3):
            try:
                await asyncio.sleep(5 if n == 0 else 0.001)
            except asyncio.CancelledError:
                times += 1
        return times

    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    print(task.cancel(), task.cancel(), task.cancel())
    print(await task, task.cancel())

    # While it is ready to go on anyway.
    log = []

    async def ready():
        try:
            await asyncio.sleep(0)
            log.append("not cancelled")
        except asyncio.CancelledError:
            log.append("cancelled")
        await asyncio.sleep(0.02)
        log.append("slept")

    task = asyncio.create_task(ready())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0.01)
    print(log)
    await task
    print(log)


async def before_it_starts():
    async def never():
        print("never")

    task = asyncio.create_task(never())
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("before", task.done())


async def oneself():
    # What is cancelled by the task that it waits for.
    async def inner(box):
        box[0].cancel()
        await asyncio.sleep(0.001)
        print("not here")

    async def outer(task):
        await task

    box = []
    task = asyncio.create_task(inner(box))
    box.append(asyncio.create_task(outer(task)))
    # The outer one waits first.
    await asyncio.sleep(0.01)
    for t in (task, box[0]):
        try:
            await t
        except asyncio.CancelledError:
            print("cancelled", t.done())


async def main():
    await primitives()
    print("--")
    await of_tasks()
    print("--")
    await again_and_again()
    print("--")
    await before_it_starts()
    print("--")
    await oneself()


asyncio.run(main())

# Events: set before, set after, set and cleared before those that wait have a turn, and several that wait.
import asyncio

log = []


async def waiter(name, event):
    log.append((name, await event.wait()))


async def main():
    event = asyncio.Event()
    print(event.is_set())
    event.set()
    event.set()
    print(event.is_set(), await event.wait())
    event.clear()
    event.clear()
    tasks = [asyncio.create_task(waiter(n, event)) for n in "abc"]
    await asyncio.sleep(0)
    print(log)
    # Those that wait go on although it is clear again when they do.
    event.set()
    event.clear()
    await asyncio.gather(*tasks)
    print(log, event.is_set())
    # One of those that wait is cancelled; the others are not disturbed.
    log.clear()
    tasks = [asyncio.create_task(waiter(n, event)) for n in "xyz"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    for task in tasks:
        try:
            await task
        except asyncio.CancelledError:
            log.append("cancelled")
    print(log)
    # Back and forth.
    there, back = asyncio.Event(), asyncio.Event()

    async def other():
        for n in range(3):
            await there.wait()
            there.clear()
            log.append("pong")
            back.set()

    log.clear()
    task = asyncio.create_task(other())
    for n in range(3):
        log.append("ping")
        there.set()
        await back.wait()
        back.clear()
    await task
    print(log)


asyncio.run(main())

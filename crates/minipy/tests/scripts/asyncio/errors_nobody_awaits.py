# An error of a task that nobody awaits is reported, once, and not at the moment it happens: whoever awaits the task soon after may have it.
import asyncio

reports = []


def handler(loop, context):
    e = context["exception"]
    reports.append((type(e).__name__, e.args[0], context["future"].done()))


async def fails(x):
    raise ValueError(x)


async def fails_later(x):
    await asyncio.sleep(0)
    raise KeyError(x)


async def late():
    # Awaited before anybody else had a turn: no report.
    task = asyncio.create_task(fails("late"))
    await asyncio.sleep(0)
    print(task.done())
    try:
        await task
    except ValueError as e:
        print("late", e.args)
    # And again: a task keeps its error.
    try:
        await task
    except ValueError as e:
        print("late", e.args)
    await asyncio.sleep(0.01)
    print(reports)


async def lost():
    task = asyncio.create_task(fails_later("lost"))
    await asyncio.sleep(0.01)
    print(reports, task.done())
    # It may be had still.
    try:
        await task
    except KeyError as e:
        print("had", e.args)
    await asyncio.sleep(0.01)
    print(len(reports))


async def cancelled():
    # Being cancelled is no error.
    task = asyncio.create_task(asyncio.Event().wait())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0.01)
    print(len(reports), task.done())


async def while_it_is_cleaned_up():
    async def cleans():
        try:
            await asyncio.Event().wait()
        finally:
            raise OSError("in finally")

    task = asyncio.create_task(cleans())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0.01)
    print(reports[1:])


async def main():
    loop = asyncio.get_event_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    await late()
    await lost()
    await cancelled()
    await while_it_is_cleaned_up()
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())


asyncio.run(main())

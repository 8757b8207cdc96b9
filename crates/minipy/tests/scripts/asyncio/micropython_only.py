# What only MicroPython's asyncio has: flags that are set from outside, milliseconds, stop's turn, old arguments, errors after the loop.
import asyncio

print(asyncio.__version__ >= (3, 0, 0), asyncio.cur_task)
print([name for name in dir(asyncio) if name[0] != "_" and name in ("wait", "wake", "heappush", "stderr", "alive")])
loop = asyncio.get_event_loop(16, 16)
print(loop is asyncio.get_event_loop())
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
try:
    asyncio.create_task(1)
except TypeError as e:
    print(e)


async def flag_waiter(flag, name):
    await flag.wait()
    print(name, "goes on")


async def flags():
    flag = asyncio.ThreadSafeFlag()
    task = asyncio.create_task(flag_waiter(flag, "a"))
    await asyncio.sleep_ms(0)
    flag.set()
    flag.set()
    print("set")
    # Who is ready already goes first.
    await asyncio.sleep(0)
    print("before")
    await task
    # It has cleared itself.
    try:
        await asyncio.wait_for_ms(flag.wait(), 5)
    except asyncio.TimeoutError:
        print("clear")
    flag.set()
    await flag.wait()
    flag.set()
    flag.clear()
    task = asyncio.create_task(flag_waiter(flag, "b"))
    await asyncio.sleep_ms(2)
    print(task.done())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("b cancelled")
    # Waited for by another one afterwards.
    task = asyncio.create_task(flag_waiter(flag, "c"))
    await asyncio.sleep_ms(1)
    flag.set()
    await task


asyncio.run(flags())


async def stopper():
    loop.stop()
    loop.stop()
    print("stopping")


async def other(name):
    print(name)
    await asyncio.sleep_ms(1)
    print(name, "again")


loop.create_task(stopper())
loop.create_task(other("same round"))
loop.run_forever()
print("stopped")
# Without run_forever it does nothing.
loop.stop()


async def stops_in_vain():
    loop.stop()
    await asyncio.sleep_ms(5)
    return "to the end"


print(loop.run_until_complete(stops_in_vain()))


async def fails():
    raise ValueError("left over")


async def leaves():
    asyncio.create_task(fails())
    await asyncio.sleep(0)


def handler(loop, context):
    print(sorted(context), context["message"], context["exception"].args, context["future"].done())


# The handler stays, over runs and new loops; an error that was not reported yet comes in the next run.
loop.set_exception_handler(handler)
asyncio.run(leaves())
print("between")
asyncio.run(other("next run"))
loop = asyncio.new_event_loop()
print(loop.get_exception_handler() is handler)
loop.set_exception_handler(None)


async def lock():
    lock = asyncio.Lock()
    async with lock as x:
        print(x)


asyncio.run(lock())


# A generator is as good as a coroutine.
def generator():
    yield from asyncio.sleep_ms(1)
    return "from a generator"


async def awaits():
    print(await asyncio.create_task(generator()))


asyncio.run(awaits())

# What only MicroPython's asyncio has: milliseconds, ThreadSafeFlag, one loop for all, and how it is emptied.
import asyncio
loop = asyncio.get_event_loop()
print(loop is asyncio.get_event_loop(), loop.get_exception_handler())
async def stopper():
    await asyncio.sleep_ms(5)
    print("stop", asyncio.current_task() is task)
    loop.stop()
task = loop.create_task(stopper())
loop.run_forever()
print(task.done())
async def slow(ms, value):
    await asyncio.sleep_ms(ms)
    return value
async def waits():
    print(await asyncio.wait_for_ms(slow(1, "in time"), 20))
    try:
        await asyncio.wait_for_ms(slow(50, "late"), 2)
    except asyncio.TimeoutError:
        print("late")
    flag = asyncio.ThreadSafeFlag()
    async def setter():
        await asyncio.sleep_ms(1)
        flag.set()
    asyncio.create_task(setter())
    await flag.wait()
    flag.set()
    await flag.wait()
    flag.set()
    flag.clear()
    try:
        await asyncio.wait_for_ms(flag.wait(), 3)
    except asyncio.TimeoutError:
        print("not set")
    return "waited"
print(loop.run_until_complete(waits()))
contexts = []
def handler(loop, context):
    contexts.append((context["message"], repr(context.get("exception"))))
loop.set_exception_handler(handler)
print(loop.get_exception_handler() is handler)
async def fails():
    raise ValueError("lost")
async def main():
    asyncio.create_task(fails())
    await asyncio.sleep_ms(1)
asyncio.run(main())
loop.call_exception_handler({"message": "by hand"})
print(contexts)
async def never():
    print("never")
asyncio.create_task(never())
loop = asyncio.new_event_loop()
async def last():
    await asyncio.sleep_ms(1)
    return "last"
print(loop.run_until_complete(last()))
loop.close()

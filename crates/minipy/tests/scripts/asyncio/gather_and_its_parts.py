# gather: results in the order of its arguments, whatever finishes first; errors at once or as results; tasks that ended before it began.
import asyncio


async def give(x, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return x


async def fail(x, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(x)


async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(give("a", 5), give("b", 0), give("c", 2)))
    done = asyncio.create_task(give("done", 0))
    await asyncio.sleep(0.001)
    print(await asyncio.gather(done, give("e", 1)), await asyncio.gather(done))
    # The first error ends the wait; the others go on.
    slow = asyncio.create_task(give("slow", 20))
    try:
        await asyncio.gather(slow, fail("early", 1))
    except ValueError as e:
        print("error", e.args, slow.done())
    print(await slow)
    # As results.
    found = await asyncio.gather(fail(1, 2), give(2, 1), fail(3, 0), return_exceptions=True)
    print([x if isinstance(x, int) else (type(x).__name__, x.args) for x in found])
    # One that has failed already.
    failed = asyncio.create_task(fail("before", 0))
    await asyncio.sleep(0)
    try:
        await asyncio.gather(give(1, 1), failed)
    except ValueError as e:
        print("before", e.args)
    found = await asyncio.gather(failed, return_exceptions=True)
    print(found[0].args)
    # A part that is cancelled.
    part = asyncio.create_task(asyncio.Event().wait())
    gathered = asyncio.create_task(together(part, give("x", 1)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    part.cancel()
    try:
        await gathered
    except asyncio.CancelledError:
        print("part cancelled", gathered.done())
    # Many: each is waited for once.
    print(sum(await asyncio.gather(*[give(n, n % 7) for n in range(100)])))
    # Cancelling the whole cancels the parts.
    parts = [asyncio.create_task(asyncio.Event().wait()) for _ in range(3)]
    whole = asyncio.create_task(together(*parts))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    whole.cancel()
    try:
        await whole
    except asyncio.CancelledError:
        await asyncio.sleep(0.001)
        print("whole cancelled", [p.done() for p in parts])


async def together(*parts):
    return await asyncio.gather(*parts)


asyncio.run(main())

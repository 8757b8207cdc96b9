# Exceptions in tasks: seen by await, by exception(), by several waiters, in the middle of a chain, StopIteration, exits.
import asyncio
class Own(Exception):
    pass
async def fail(e, d=0):
    await asyncio.sleep(d)
    raise e
async def chain(n):
    try:
        return await (chain(n - 1) if n else fail(Own("bottom")))
    except Own as e:
        raise Own("%s<%d" % (e, n)) from e
async def main():
    t = asyncio.create_task(fail(Own("x")))
    for _ in range(2):
        try:
            await t
        except Own as e:
            print("caught", e, t.done(), t.exception() is e, t.cancelled())
    try:
        await chain(3)
    except Own as e:
        print(e, repr(e.__cause__))
    t = asyncio.create_task(fail(KeyError("k"), 0.001))
    async def waiter(n):
        try:
            await t
        except KeyError as e:
            return n, e.args
    print(await asyncio.gather(*[waiter(n) for n in range(3)]))
    t = asyncio.create_task(fail(Own("late"), 0.5))
    try:
        t.exception()
    except asyncio.InvalidStateError:
        print("InvalidStateError")
    try:
        t.result()
    except asyncio.InvalidStateError:
        print("InvalidStateError")
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    async def raises_in_finally():
        try:
            raise Own("first")
        finally:
            await asyncio.sleep(0)
            raise KeyError("second")
    try:
        await raises_in_finally()
    except KeyError as e:
        print("KeyError", e)
    async def sub():
        t = asyncio.create_task(fail(Own("from sub")))
        try:
            await t
        except Own:
            return "recovered"
        else:
            return "no"
    print(await sub(), await asyncio.create_task(sub()))
    async def returns_error():
        return Own("a value")
    r = await asyncio.create_task(returns_error())
    print(type(r).__name__, r)
    async def loop_with_errors():
        seen = []
        for e in (Own(1), KeyError(2), None):
            try:
                if e:
                    await fail(e)
                seen.append("fine")
            except (Own, KeyError) as x:
                seen.append(type(x).__name__)
                continue
            finally:
                seen.append("f")
        return seen
    print(await loop_with_errors())
    for bad in (5, None, "text", main):
        try:
            asyncio.create_task(bad)
            print("no error")
        except TypeError:
            print("TypeError")
asyncio.run(main())
for e in (Own("out of run"), KeyError("k")):
    try:
        asyncio.run(fail(e))
    except (Own, KeyError) as x:
        print(type(x).__name__, x.args, x is e)

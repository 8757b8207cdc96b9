# run and the loop's other entries: results, run twice, run inside run, event loop objects, create_task of the loop, leftovers.
import asyncio
async def val(x):
    await asyncio.sleep(0)
    return x
print(asyncio.run(val(1)), asyncio.run(val([2])), asyncio.run(val(None)))
async def nested():
    c = val(1)
    try:
        asyncio.run(c)
        return "no error"
    except RuntimeError:
        c.close()
        return "RuntimeError"
print(asyncio.run(nested()))
for bad in (5, None, val, "text"):
    try:
        asyncio.run(bad)
        print("no error")
    except (TypeError, ValueError):
        print("refused")
loop = asyncio.new_event_loop()
print(loop.run_until_complete(val("by loop")))
async def by_loop():
    t = asyncio.get_event_loop().create_task(val("task of the loop"))
    return await t
print(loop.run_until_complete(by_loop()), loop.run_until_complete(loop.create_task(val("made outside"))))
loop.close()
async def current():
    me = asyncio.current_task()
    async def child():
        return asyncio.current_task() is me
    return await child(), await asyncio.create_task(child()), me.done()
print(asyncio.run(current()))
class App:
    def __init__(self):
        self.events = []
    async def component(self, name, n):
        for i in range(n):
            self.events.append("%s%d" % (name, i))
            await asyncio.sleep(0)
    async def main(self):
        a = asyncio.create_task(self.component("a", 2))
        b = asyncio.create_task(self.component("b", 3))
        await self.component("m", 1)
        await asyncio.gather(a, b)
        return len(self.events)
app = App()
print(asyncio.run(app.main()), app.events)
async def gen_style():
    def produce():
        yield from range(3)
    return [await val(x) for x in produce()], {x: await val(x * 2) for x in range(2)}, [y for x in range(2) for y in [await val(x)] if await val(y + 1)]
print(asyncio.run(gen_style()))
async def conditional(flag):
    return (await val("yes")) if flag else await val("no"), await val(1) and await val(0) or await val(3), -await val(5), (await val([1, 2]))[await val(1)], f"{await val('f')}", [*await val("ab")]
print(asyncio.run(conditional(True)), asyncio.run(conditional(False)))
async def deep(n):
    return n if n == 0 else 1 + await deep(n - 1)
print(asyncio.run(deep(50)))
ran = []
async def unawaited():
    ran.append("never")
c = unawaited()
c.close()
print(ran, asyncio.iscoroutinefunction(unawaited) if False else callable(unawaited), hasattr(c, "send"))

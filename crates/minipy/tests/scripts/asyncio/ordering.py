# The order in which tasks run: creation order, sleep(0) turns, equal and different delays, tasks made by tasks.
import asyncio
log = []
async def worker(name, *delays):
    for d in delays:
        log.append(name)
        await asyncio.sleep(d)
    log.append(name + "!")
    return name
async def turns():
    ts = [asyncio.create_task(worker(n, *[0] * 3)) for n in "abc"]
    log.append("made")
    for t in ts:
        await t
    return "".join(log)
print(asyncio.run(turns()))
del log[:]
async def delays():
    ts = [asyncio.create_task(worker(n, d)) for n, d in (("slow", 0.03), ("fast", 0.01), ("mid", 0.02), ("none", 0))]
    await asyncio.sleep(0.05)
    return log, [t.done() for t in ts]
print(asyncio.run(delays()))
del log[:]
async def spawner(depth):
    log.append("in%d" % depth)
    if depth:
        t = asyncio.create_task(spawner(depth - 1))
        log.append("made%d" % depth)
        await t
    log.append("out%d" % depth)
asyncio.run(spawner(3))
print(log)
del log[:]
async def direct():
    log.append("before")
    r = await worker("inline", 0)
    log.append("after " + r)
    t = asyncio.create_task(worker("task", 0))
    log.append("not begun")
    await asyncio.sleep(0)
    log.append("begun")
    return await t
print(asyncio.run(direct()), log)
del log[:]
async def pinger(me, other, n):
    for i in range(n):
        log.append("%s%d" % (me, i))
        await asyncio.sleep(0)
async def main():
    a = asyncio.create_task(pinger("x", "y", 3))
    b = asyncio.create_task(pinger("y", "x", 2))
    await a
    await b
    await a
asyncio.run(main())
print(log)
async def sleeper_result():
    return await asyncio.sleep(0, "sleep's result"), await asyncio.sleep(0.001)
print(asyncio.run(sleeper_result()))
async def awaiting_finished():
    t = asyncio.create_task(worker("f"))
    await asyncio.sleep(0.001)
    return t.done(), await t, await t
print(asyncio.run(awaiting_finished()))
async def abandoned():
    asyncio.create_task(worker("left alone", 0, 0, 0))
    await asyncio.sleep(0)
    return "main ends first"
del log[:]
print(asyncio.run(abandoned()), log[0])

# Sleeps of different lengths, nested tasks and gathers: the order of completion depends on time alone.
import asyncio
log = []
async def at(delay, name):
    await asyncio.sleep(delay)
    log.append(name)
    return name
async def mixed():
    ts = [asyncio.create_task(at(d / 100, n)) for d, n in ((6, "f"), (2, "b"), (4, "d"), (0, "z"), (5, "e"), (1, "a"), (3, "c"))]
    await asyncio.gather(*ts)
    return "".join(log)
print(asyncio.run(mixed()))
del log[:]
async def nested(level, delay):
    log.append("+%d" % level)
    if level:
        await asyncio.gather(nested(level - 1, delay), at(delay * level / 100, "t%d" % level))
    log.append("-%d" % level)
asyncio.run(nested(3, 2))
print(log)
del log[:]
async def periodic(name, period, n):
    for i in range(n):
        await asyncio.sleep(period)
        log.append("%s%d" % (name, i))
async def beats():
    await asyncio.gather(periodic("s", 0.03, 3), periodic("l", 0.05, 2))
asyncio.run(beats())
print(log)
del log[:]
async def deadline():
    loop = asyncio.get_event_loop()
    t = asyncio.create_task(periodic("x", 0.01, 50))
    await asyncio.sleep(0.055)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        log.append("stopped")
    return 4 <= len(log) - 1 <= 5, log[-1]
print(asyncio.run(deadline()))
del log[:]
async def negative():
    await asyncio.gather(at(-1, "neg"), at(0, "zero"), at(0.0, "float zero"), at(0.001, "ms"))
    return log
print(asyncio.run(negative()))
del log[:]
async def chain():
    a = asyncio.create_task(at(0.01, "first"))
    async def after(t, name):
        r = await t
        log.append(name + " after " + r)
        return name
    b = asyncio.create_task(after(a, "second"))
    c = asyncio.create_task(after(b, "third"))
    await c
    return log
print(asyncio.run(chain()))
del log[:]
async def race(*delays):
    done = asyncio.Event()
    winner = []
    async def run(d):
        await asyncio.sleep(d / 100)
        if not done.is_set():
            winner.append(d)
            done.set()
    ts = [asyncio.create_task(run(d)) for d in delays]
    await done.wait()
    for t in ts:
        t.cancel()
    return winner
print(asyncio.run(race(5, 1, 3)), asyncio.run(race(2)))
async def heartbeat():
    beats = 0
    async def beat():
        nonlocal beats
        while True:
            await asyncio.sleep(0.01)
            beats += 1
    t = asyncio.create_task(beat())
    total = 0
    for i in range(5):
        total += sum(range(100))
        await asyncio.sleep(0.011)
    t.cancel()
    return beats >= 4, total
print(asyncio.run(heartbeat()))
async def fairness():
    counts = [0, 0, 0]
    stop = False
    async def spin(i):
        while not stop:
            counts[i] += 1
            await asyncio.sleep(0)
    ts = [asyncio.create_task(spin(i)) for i in range(3)]
    for _ in range(50):
        await asyncio.sleep(0)
    stop = True
    await asyncio.gather(*ts)
    return max(counts) - min(counts) <= 1, min(counts) >= 45
print(asyncio.run(fairness()))

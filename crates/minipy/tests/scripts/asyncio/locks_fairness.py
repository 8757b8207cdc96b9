# Lock: mutual exclusion, order of waiters, release in finally, cancelled waiters, errors, async with.
import asyncio
log = []
async def user(lock, name, steps=2):
    async with lock:
        for i in range(steps):
            log.append("%s%d" % (name, i))
            await asyncio.sleep(0)
    return name
async def exclusive():
    lock = asyncio.Lock()
    ts = [asyncio.create_task(user(lock, n)) for n in "abc"]
    await asyncio.sleep(0)
    log.append(lock.locked())
    for t in ts:
        await t
    log.append(lock.locked())
asyncio.run(exclusive())
print(log)
del log[:]
async def raising():
    lock = asyncio.Lock()
    async def fails():
        async with lock:
            raise ValueError("inside")
    for f in (fails, fails):
        try:
            await f()
        except ValueError as e:
            log.append((str(e), lock.locked()))
    await lock.acquire()
    log.append(lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError:
        log.append("RuntimeError")
asyncio.run(raising())
print(log)
del log[:]
async def cancelled_waiter():
    lock = asyncio.Lock()
    await lock.acquire()
    ts = [asyncio.create_task(user(lock, n, 1)) for n in "xyz"]
    await asyncio.sleep(0)
    ts[0].cancel()
    await asyncio.sleep(0)
    lock.release()
    for t in ts[1:]:
        log.append(await t)
    log.append(ts[0].cancelled())
    log.append(lock.locked())
asyncio.run(cancelled_waiter())
print(log)
del log[:]
class Account:
    def __init__(self):
        self.balance = 100
        self.lock = asyncio.Lock()
    async def withdraw(self, n, safe):
        async def body():
            b = self.balance
            await asyncio.sleep(0)
            if b >= n:
                self.balance = b - n
                return True
            return False
        if safe:
            async with self.lock:
                return await body()
        return await body()
async def race(safe):
    a = Account()
    r = await asyncio.gather(*[a.withdraw(60, safe) for _ in range(3)])
    return r, a.balance
print(asyncio.run(race(False)), asyncio.run(race(True)))
async def with_timeout():
    lock = asyncio.Lock()
    await lock.acquire()
    try:
        await asyncio.wait_for(lock.acquire(), 0.002)
    except asyncio.TimeoutError:
        log.append("timeout")
    lock.release()
    log.append(await asyncio.wait_for(lock.acquire(), 0.5))
    lock.release()
    return lock.locked()
print(asyncio.run(with_timeout()), log)

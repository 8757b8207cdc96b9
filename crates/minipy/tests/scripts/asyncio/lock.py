import asyncio

async def worker(lock, n, log):
    async with lock:
        log.append(("in", n))
        await asyncio.sleep(0.01)
        log.append(("out", n))

async def main():
    lock = asyncio.Lock()
    log = []
    await asyncio.gather(*[worker(lock, i, log) for i in range(4)])
    print(log)
    print(lock.locked())
    await lock.acquire()
    print(lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError:
        print("not locked")
    await lock.acquire()
    t = asyncio.create_task(worker(lock, 9, log))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled while waiting")
    lock.release()
    print(lock.locked())

asyncio.run(main())

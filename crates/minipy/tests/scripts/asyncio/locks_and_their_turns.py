# A lock goes to those that wait for it in their order; one that is cancelled with the lock as good as in its hands passes it on.
import asyncio

log = []


async def user(name, lock, turns):
    async with lock:
        log.append(name)
        for _ in range(turns):
            await asyncio.sleep(0)
    log.append(name.upper())


async def order():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(user(name, lock, n)) for n, name in enumerate("abcd")]
    await asyncio.gather(*tasks)
    print(log, lock.locked())


async def given_away():
    # Between release and the next one's turn it is not locked, and nobody else can have it.
    lock = asyncio.Lock()
    await lock.acquire()
    got = []

    async def waiter():
        await lock.acquire()
        got.append("waiter")
        lock.release()

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    print(lock.locked())
    lock.release()
    print(lock.locked(), got)
    await lock.acquire()
    got.append("first")
    print(got, lock.locked())
    lock.release()
    await task


async def cancelled_with_it():
    lock = asyncio.Lock()
    await lock.acquire()
    got = []

    async def waiter(name):
        async with lock:
            got.append(name)
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(waiter(n)) for n in range(4)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    lock.release()
    tasks[0].cancel()
    for task in tasks:
        try:
            await task
        except asyncio.CancelledError:
            got.append("x")
    print(got, lock.locked())


async def misuse():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print("RuntimeError")
    print(await lock.acquire(), lock.locked())
    try:
        async with lock_in_error(lock):
            raise OSError("body")
    except OSError as e:
        print(e, lock.locked())


class lock_in_error:
    def __init__(self, lock):
        self.lock = lock

    async def __aenter__(self):
        self.lock.release()
        await self.lock.__aenter__()

    async def __aexit__(self, *args):
        await self.lock.__aexit__(*args)


async def main():
    await order()
    await given_away()
    await cancelled_with_it()
    await misuse()


asyncio.run(main())

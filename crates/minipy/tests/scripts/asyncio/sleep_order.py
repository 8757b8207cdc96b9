import asyncio

log = []

async def later(t, name):
    await asyncio.sleep(t)
    log.append(name)

async def main():
    tasks = [asyncio.create_task(later(t / 100, t)) for t in (5, 1, 3, 2, 4)]
    for t in tasks:
        await t
    print(log)

asyncio.run(main())

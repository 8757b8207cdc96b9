# /main.py of a board without modules: its own asyncio.run, a producer and a consumer, and a task that fails once.
import asyncio, logging, mqtt

log = logging.getLogger("pump")
level = 0
full = asyncio.Event()


async def fill():
    global level
    while True:
        await asyncio.sleep_ms(200)
        level += 1
        if level >= 5:
            full.set()


async def drain():
    global level
    rounds = 0
    while True:
        await full.wait()
        full.clear()
        level = 0
        rounds += 1
        log.info("drained %d", rounds)
        await mqtt.client.publish("u/pump", str(rounds), qos=1)


async def check():
    await asyncio.sleep(2)
    raise RuntimeError("the float switch is stuck")


async def main():
    asyncio.create_task(fill())
    asyncio.create_task(check())
    await drain()


asyncio.run(main())

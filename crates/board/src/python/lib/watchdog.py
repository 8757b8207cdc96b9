# feed(), reset(mode) and normalboot(flag) are the device's.


async def _watched(name, coro, relaunch):
    import asyncio
    import logging

    while True:
        try:
            return await (coro() if callable(coro) else coro)
        except Exception as e:
            if not (relaunch and callable(coro)):
                raise
            logging.getLogger(name).exc(e, "task failed, launched again")
        await asyncio.sleep(1)


def create_watched_task(name, coro, relaunch=True):
    # A coroutine can be awaited once: what is to be launched again has to be a function that gives one.
    import asyncio

    return asyncio.create_task(_watched(name, coro, relaunch))

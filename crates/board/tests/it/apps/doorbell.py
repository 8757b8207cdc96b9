# Events that must not be lost: kept in a bounded queue while the link is down, in order, then sent with their number.
import asyncio, logging
from collections import deque

log = logging.getLogger("doorbell")
queue = deque((), 5)
waiting = asyncio.Event()
online = asyncio.Event()
number = 0
lost = 0


def ring(who):
    """For remote evaluation: `import doorbell; doorbell.ring('x')`, and for an interrupt."""
    global number, lost
    number += 1
    if len(queue) == 5:
        lost += 1
    queue.append((number, who))
    waiting.set()
    return number


async def sender(mqtt, topic):
    while True:
        while not queue:
            waiting.clear()
            await waiting.wait()
        await online.wait()
        n, who = queue.popleft()
        await mqtt.client.publish(topic, "%d %s" % (n, who), qos=1)
        if lost and not queue:
            log.warning("%d rings lost", lost)


async def link(up):
    if up:
        online.set()
    else:
        online.clear()


async def ticker():
    while True:
        await asyncio.sleep(2)
        ring("tick")


def start(mqtt, config):
    mqtt.on_mqtt(link)
    asyncio.create_task(sender(mqtt, config["topic"]))
    asyncio.create_task(ticker())

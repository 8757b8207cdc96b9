# Publishes how the board is, each interval.
import gc, time, logging
import uasyncio as asyncio
from ujson import dumps

log = logging.getLogger(__name__)
_start = time.ticks_ms()
connections = 0


async def monitor(mqtt, topic, interval):
    while True:
        gc.collect()
        info = {
            "up": time.ticks_diff(time.ticks_ms(), _start) // 1000,
            "free": gc.mem_free(),
            "mqtt_conn": connections,
        }
        log.debug("health: %s", info)
        await mqtt.client.publish(topic, dumps(info), qos=1, sync=False)
        await asyncio.sleep(interval)


async def on_mqtt(connected):
    global connections
    if connected:
        connections += 1
    log.info("mqtt is %s", "up" if connected else "down")


def start(mqtt, config):
    mqtt.on_mqtt(on_mqtt)
    asyncio.Loop.create_task(monitor(mqtt, config["topic"], config.get("interval", 60)))

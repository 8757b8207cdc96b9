"""An LED that blinks. Its period is set over MQTT, and what it does is published.

Topics, below the setting `topic`:
    period   in: milliseconds from one flash to the next; retained, it is found again after a reset
    state    out, retained: what the application does, as JSON
    led      out: `on` and `off`, as the LED changes
"""

import asyncio
import json
import logging

from machine import Pin

log = logging.getLogger(__name__)

FLASHES = 1  # in a row
PERIOD_MS = (100, 60_000)  # the shortest and the longest


class Blinky:
    def __init__(self, mqtt, config):
        self.mqtt = mqtt
        self.topic = config["topic"]
        self.period_ms = config.get("period_ms", 1000)
        self.led = Pin(config.get("pin", 2), Pin.OUT, value=0)
        self.changed = asyncio.Event()

    async def connected(self):
        """There is a connection: messages can come from now on."""
        await self.mqtt.client.subscribe(self.topic + "/period", qos=1)
        log.info("the period is set by %s/period", self.topic)

    def on_msg(self, topic, msg, retained, qos, dup):
        """A message of any of the application's topics. What somebody sends must not end the blinking."""
        if topic.decode() != self.topic + "/period":
            return
        try:
            period_ms = int(msg)
        except ValueError:
            period_ms = 0
        if not PERIOD_MS[0] <= period_ms <= PERIOD_MS[1]:
            log.warning("no period from %d to %d ms: %r", PERIOD_MS[0], PERIOD_MS[1], msg[:20])
            return
        self.period_ms = period_ms
        self.changed.set()

    async def blink(self):
        while True:
            for _ in range(FLASHES):
                await self.light(1, self.period_ms // (2 * FLASHES))
                await self.light(0, self.period_ms // (2 * FLASHES))

    async def light(self, on, ms):
        self.led.value(on)
        # Not waited for, and not kept for later: the LED blinks on when the broker is away.
        if self.mqtt.client.isconnected():
            await self.mqtt.client.publish(self.topic + "/led", "on" if on else "off", sync=False)
        await asyncio.sleep_ms(ms)

    async def report(self):
        while True:
            state = {"period_ms": self.period_ms, "flashes": FLASHES}
            await self.mqtt.client.publish(self.topic + "/state", json.dumps(state), retain=True, qos=1)
            log.info("blinking every %d ms", self.period_ms)
            await self.changed.wait()
            self.changed.clear()


def start(mqtt, config):
    """Called once by the board; `config` is the table [app.blinky] of its settings."""
    blinky = Blinky(mqtt, config)
    mqtt.on_msg(blinky.on_msg)
    mqtt.on_init(blinky.connected())
    loop = asyncio.get_event_loop()
    loop.create_task(blinky.blink())
    loop.create_task(blinky.report())

# A control loop with a helper module from /lib, a model in place of a sensor, and a target that is set over MQTT.
import logging
import uasyncio as asyncio
from micropython import const
from pid import PID, Gains

log = logging.getLogger(__name__)
PERIOD_MS = const(500)


class Plant:
    def __init__(self, temperature):
        self.temperature = temperature

    def step(self, power, dt):
        self.temperature += dt * (power * 0.05 - (self.temperature - 15) * 0.1)


class Thermostat:
    def __init__(self, mqtt, config):
        self.mqtt = mqtt
        self.base = config["topic"]
        self.target = config.get("target", 20)
        self.plant = Plant(15.0)
        self.pid = PID(Gains(p=20, i=2, d=0))
        self.changed = asyncio.Event()

    def on_msg(self, topic, msg, retained, qos, dup):
        if topic == ("%s/target" % self.base).encode():
            try:
                value = float(msg)
                if not 5 <= value <= 30:
                    raise ValueError("out of range: %s" % value)
            except ValueError as e:
                log.exc(e, "target refused")
                return
            self.target = value
            self.changed.set()

    async def setup(self):
        await self.mqtt.client.subscribe("%s/target" % self.base)

    async def control(self):
        while True:
            power = self.pid(self.target - self.plant.temperature, PERIOD_MS / 1000)
            self.plant.step(power, PERIOD_MS / 1000)
            await asyncio.sleep_ms(PERIOD_MS)

    async def report(self):
        while True:
            try:
                await asyncio.wait_for_ms(self.changed.wait(), 5000)
                self.changed.clear()
                why = "changed"
            except asyncio.TimeoutError:
                why = "periodic"
            text = "{:.1f} -> {:.1f} ({})".format(self.plant.temperature, self.target, why)
            await self.mqtt.client.publish(self.base, text, qos=1)


def start(mqtt, config):
    t = Thermostat(mqtt, config)
    mqtt.on_msg(t.on_msg)
    mqtt.on_init(t.setup())
    loop = asyncio.get_event_loop()
    loop.create_task(t.control())
    loop.create_task(t.report())

# A sensor that fails now and then: readings with retries and pauses that grow, a class for each kind, values kept while the link is down,
# and a report of what was lost. As a user of the original would have written it.
import asyncio
import logging
import time

log = logging.getLogger(__name__)


class SensorError(Exception):
    pass


class Sensor:
    """What all sensors have in common."""

    retries = 3
    pause_ms = 50

    def __init__(self, name):
        self.name = name
        self.failed = 0

    async def measure(self):
        raise NotImplementedError

    async def read(self):
        pause = self.pause_ms
        for attempt in range(1, self.retries + 1):
            try:
                return await asyncio.wait_for_ms(self.measure(), 200)
            except asyncio.TimeoutError:
                log.warning("%s: no answer (%d)", self.name, attempt)
            except (OSError, SensorError) as e:
                log.warning("%s: %s (%d)", self.name, e, attempt)
            await asyncio.sleep_ms(pause)
            pause *= 2
        self.failed += 1
        raise SensorError("%s gives up" % self.name)


class Thermometer(Sensor):
    """Fails twice out of three times."""

    def __init__(self):
        super().__init__("thermometer")
        self.calls = 0

    async def measure(self):
        self.calls += 1
        await asyncio.sleep_ms(10)
        if self.calls % 3:
            raise OSError(5)
        return 20 + self.calls / 10


class Barometer(Sensor):
    """Hangs every fourth time, and after ten readings it is broken."""

    retries = 2

    def __init__(self):
        super().__init__("barometer")
        self.calls = 0

    async def measure(self):
        self.calls += 1
        if self.calls > 10:
            raise SensorError("broken")
        if self.calls % 4 == 0:
            await asyncio.sleep(60)
        await asyncio.sleep_ms(20)
        return 1000 + self.calls


class Station:
    keep = 8

    def __init__(self, mqtt, topic, interval, sensors):
        self.client = mqtt.client
        self.topic = topic
        self.interval = interval
        self.sensors = sensors
        self.waiting = []
        self.lost = 0
        self.more = asyncio.Event()
        self.link = asyncio.Event()
        mqtt.on_mqtt(self.on_mqtt)

    async def on_mqtt(self, up):
        log.info("link is %s", "up" if up else "down")
        if up:
            self.link.set()
        else:
            self.link.clear()

    async def measure(self):
        while True:
            started = time.ticks_ms()
            found = await asyncio.gather(*[s.read() for s in self.sensors], return_exceptions=True)
            for sensor, value in zip(self.sensors, found):
                if isinstance(value, Exception):
                    value = "failed"
                if len(self.waiting) >= self.keep:
                    self.waiting.pop(0)
                    self.lost += 1
                self.waiting.append((sensor.name, value))
            self.more.set()
            rest = self.interval * 1000 - time.ticks_diff(time.ticks_ms(), started)
            await asyncio.sleep_ms(max(0, rest))

    async def send(self):
        while True:
            await self.more.wait()
            self.more.clear()
            await self.link.wait()
            while self.waiting:
                name, value = self.waiting.pop(0)
                await self.client.publish("%s/%s" % (self.topic, name), "{}".format(value), qos=1)
            if self.lost:
                lost, self.lost = self.lost, 0
                await self.client.publish(self.topic + "/lost", str(lost), qos=1)


def start(mqtt, config):
    station = Station(mqtt, config["topic"], config.get("interval", 10), [Thermometer(), Barometer()])
    loop = asyncio.get_event_loop()
    loop.create_task(station.measure())
    loop.create_task(station.send())

# A motor that must never get two orders at once: a timer's ticks through a ThreadSafeFlag, a lock around each movement, an emergency stop
# that cancels, and state machines as a hierarchy of classes.
import asyncio
import json
import logging
from machine import Timer

log = logging.getLogger("blinds")


class State:
    name = None

    def __init__(self, blind):
        self.blind = blind

    async def run(self):
        return Still


class Still(State):
    name = "still"

    async def run(self):
        await self.blind.wanted.wait()
        self.blind.wanted.clear()
        if self.blind.target == self.blind.position:
            return Still
        return Up if self.blind.target > self.blind.position else Down


class Moving(State):
    step = 0

    async def run(self):
        blind = self.blind
        async with blind.motor:
            while blind.target != blind.position:
                await blind.tick.wait()
                blind.position += self.step
                if (blind.target - blind.position) * self.step < 0:
                    return Turning
        return Still


class Up(Moving):
    name = "up"
    step = 1


class Down(Moving):
    name = "down"
    step = -1


class Turning(State):
    """The motor rests before it turns round."""

    name = "turning"

    async def run(self):
        await asyncio.sleep_ms(300)
        self.blind.wanted.set()
        return Still


class Blind:
    def __init__(self, mqtt, topic):
        self.mqtt = mqtt
        self.topic = topic
        self.position = 0
        self.target = 0
        self.wanted = asyncio.Event()
        self.motor = asyncio.Lock()
        self.tick = asyncio.ThreadSafeFlag()
        self.task = None
        self.timer = Timer(-1)
        self.timer.init(period=50, mode=Timer.PERIODIC, callback=self.on_tick)
        mqtt.on_msg(self.on_msg)

    def on_tick(self, timer):
        self.tick.set()

    async def hook_up(self):
        await self.mqtt.client.subscribe(self.topic + "/cmd", qos=1)
        self.task = asyncio.create_task(self.operate())

    def on_msg(self, topic, msg, retained, qos, dup):
        if topic.decode() != self.topic + "/cmd":
            return
        if msg == b"stop":
            log.warning("emergency stop")
            self.task.cancel()
            return
        try:
            self.target = int(msg)
        except ValueError:
            log.error("what is %s?", msg)
            return
        self.wanted.set()

    async def operate(self):
        state = Still(self)
        while True:
            try:
                following = await state.run()
            except asyncio.CancelledError:
                self.target = self.position
                # Whoever was cancelled while it moved has let the motor go.
                await self.say("stopped")
                self.task = asyncio.create_task(self.operate())
                return
            state = following(self)
            if state.name:
                await self.say(state.name)

    async def say(self, what):
        text = json.dumps({"state": what, "at": self.position, "motor": self.motor.locked()})
        await self.mqtt.client.publish(self.topic, text, retain=True, qos=1)


def start(mqtt, config):
    blind = Blind(mqtt, config["topic"])
    mqtt.on_init(blind.hook_up())

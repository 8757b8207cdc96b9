# A relay with an automatic switch-off: JSON commands, a retained state, a task per pulse that a new command cancels.
import asyncio, json, logging, board

log = logging.getLogger("relay")


class Relay:
    def __init__(self, mqtt, topic, limit):
        self.mqtt = mqtt
        self.topic = topic
        self.limit = limit
        self.on = False
        self.timer = None
        self.lock = asyncio.Lock()
        self.commands = {"on": self.switch_on, "off": self.switch_off, "pulse": self.pulse}
        mqtt.on_msg(self.on_msg)

    async def init(self):
        await self.mqtt.client.subscribe(self.topic + "/set", qos=1)
        await self.report("boot")

    def on_msg(self, topic, msg, retained, qos, dup):
        if topic.decode() != self.topic + "/set":
            return
        try:
            command = json.loads(msg)
            handler = self.commands[command["do"]]
        except (ValueError, KeyError, TypeError) as e:
            log.error("bad command %r: %s", msg, type(e).__name__)
            return
        asyncio.create_task(handler(**command.get("with", {})))

    async def report(self, why):
        async with self.lock:
            state = json.dumps({"on": self.on, "why": why})
            await self.mqtt.client.publish(self.topic, state, retain=True, qos=1)

    async def set(self, on, why):
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        self.on = on
        board.act_led(on)
        await self.report(why)

    async def switch_on(self):
        await self.set(True, "command")
        self.timer = asyncio.create_task(self.expire(self.limit))

    async def switch_off(self):
        await self.set(False, "command")

    async def pulse(self, ms=100, count=1):
        for i in range(count):
            await self.set(True, "pulse %d" % (i + 1))
            await asyncio.sleep_ms(ms)
            await self.set(False, "pulse %d" % (i + 1))
            await asyncio.sleep_ms(ms)

    async def expire(self, seconds):
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            log.debug("switch-off withdrawn")
            raise
        self.timer = None
        await self.set(False, "limit")


def start(mqtt, config):
    relay = Relay(mqtt, config["topic"], config.get("limit", 60))
    mqtt.on_init(relay.init())

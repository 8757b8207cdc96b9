# Requests by topic: a table of handlers with parts of the topic as arguments, answers, and errors that end nothing.
import asyncio, logging, re, os, sys

log = logging.getLogger("router")
log.setLevel(logging.DEBUG)
routes = []


def route(pattern):
    def add(handler):
        routes.append((re.compile("^" + pattern + "$"), handler))
        return handler

    return add


@route("math/([a-z]+)")
def calculate(op, body):
    numbers = [int(x) for x in body.split()]
    return {"sum": sum, "max": max, "product": lambda xs: eval("*".join(map(str, xs)))}[op](numbers)


@route("file/([^/]+)/([^/]+)")
def files(action, name, body):
    if action == "write":
        with open(name, "w") as f:
            return f.write(body)
    if action == "read":
        with open(name) as f:
            return f.read()
    if action == "size":
        return os.stat(name)[6]
    raise ValueError(action)


@route("slow/(\\d+)")
async def slow(ms, body):
    await asyncio.sleep_ms(int(ms))
    return body[::-1]


class Router:
    served = 0

    def __init__(self, mqtt, base):
        self.mqtt, self.base = mqtt, base

    async def begin(self):
        await self.mqtt.client.subscribe(self.base + "/ask/#", 1)
        log.info("%d routes", len(routes))

    def on_msg(self, topic, msg, retained, qos, dup):
        topic = str(topic, "utf-8")
        prefix = self.base + "/ask/"
        if topic.startswith(prefix):
            asyncio.create_task(self.answer(topic[len(prefix):], msg.decode()))

    async def answer(self, path, body):
        for pattern, handler in routes:
            m = pattern.match(path)
            if m:
                break
        else:
            return await self.reply(path, "error no route")
        args = []
        i = 1
        while True:
            try:
                args.append(m.group(i))
            except IndexError:
                break
            i += 1
        try:
            result = handler(*args, body)
            if hasattr(result, "send"):
                result = await result
        except Exception as e:
            log.exc(e, "%s failed", path)
            result = "error " + type(e).__name__
        await self.reply(path, result)

    async def reply(self, path, result):
        type(self).served += 1
        await self.mqtt.client.publish("%s/answer/%s" % (self.base, path), str(result), qos=1, sync=False)


def start(mqtt, config):
    r = Router(mqtt, config.pop("base", "r"))
    if config:
        log.warning("unknown settings: %s", ", ".join(sorted(config)))
    mqtt.on_msg(r.on_msg)
    mqtt.on_init(r.begin())

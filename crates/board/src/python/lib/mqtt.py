# The device's own: _publish, _delivered, _subscribe, _granted, _next, _listen, connected.
_inits = []
_watchers = []
# Pairs of a handler and the name of its module.
_handlers = []


def on_init(awaitable):
    _inits.append(awaitable)


def on_mqtt(coro_function):
    _watchers.append(coro_function)


def on_msg(function):
    _handlers.append((function, None))
    _listen()


def _forget(name):
    # What a module has left with us ends with it.
    _handlers[:] = [pair for pair in _handlers if pair[1] != name]


def _own(name, first):
    # What was added from there on is the module's.
    _handlers[first:] = [(pair[0], name) for pair in _handlers[first:]]


def _deliver():
    while True:
        message = _next()
        if message is None:
            return
        for handler, _ in _handlers:
            try:
                handler(*message)
            except Exception as e:
                _report(e)


def _report(error):
    import io, logging, sys

    text = io.StringIO()
    sys.print_exception(error, text)
    logging.getLogger("mqtt").error("in on_msg: %s", text.getvalue().strip())


class Client:
    def isconnected(self):
        return connected()

    async def publish(self, topic, msg, retain=False, qos=0, sync=True):
        import asyncio

        while True:
            ticket = _publish(topic, msg, bool(retain), qos)
            if ticket is not None:
                break
            await asyncio.sleep_ms(20)
        while sync and not _delivered(ticket):
            await asyncio.sleep_ms(5)

    async def subscribe(self, topic, qos=0):
        import asyncio

        while True:
            ticket = _subscribe(topic, qos)
            if ticket is not None:
                break
            await asyncio.sleep_ms(20)
        while True:
            granted = _granted(ticket)
            if granted is not None:
                break
            await asyncio.sleep_ms(5)
        if not granted:
            raise OSError("subscription refused")


client = Client()


async def _serve(inits, watchers):
    import asyncio

    while not connected():
        await asyncio.sleep_ms(50)
    for awaitable in inits:
        await awaitable
    state = None
    while True:
        now = connected()
        if now != state:
            state = now
            for watcher in watchers:
                asyncio.create_task(watcher(now))
        await asyncio.sleep_ms(100)

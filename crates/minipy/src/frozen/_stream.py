# Streams of asyncio over sockets. A task that waits looks again when something has happened, while others run.
import _socket
from asyncio import CancelledError, sleep_ms, create_task, _news
from socket import SOCK_STREAM, _LONGEST, _SHORTEST, _address, socket


async def _until(call, *args):
    pause = _SHORTEST
    while True:
        result = call(*args)
        if result is not None:
            return result
        await _news(pause)
        pause = min(pause * 2, _LONGEST)


async def _ready(s, event):
    # An object that is no socket says with `ioctl` whether it can be read or written; one that does not is never waited for.
    pause = 1
    while hasattr(s, "ioctl") and not s.ioctl(3, event):
        await sleep_ms(pause)
        pause = min(pause * 2, 16)


class Stream:
    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self._out = b""

    def get_extra_info(self, name):
        return self.e[name]

    async def _part(self, size):
        s = self.s
        if hasattr(s, "_take"):
            return await _until(s._take, size)
        while True:
            await _ready(s, 1)
            part = s.read(size)
            if part is not None:
                return part
            await sleep_ms(1)

    async def read(self, size=-1):
        if size >= 0:
            return await self._part(size)
        parts = []
        while True:
            part = await self._part(512)
            if not part:
                return b"".join(parts)
            parts.append(part)

    async def readinto(self, buffer):
        data = await self._part(len(buffer))
        memoryview(buffer)[: len(data)] = data
        return len(data)

    async def readexactly(self, size):
        parts = []
        while size:
            part = await self._part(size)
            if not part:
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    async def readline(self):
        s = self.s
        line = b""
        while not line.endswith(b"\n"):
            if not hasattr(s, "_take"):
                await _ready(s, 1)
                part = s.readline()
                if part is None:
                    await sleep_ms(1)
                    continue
            else:
                part = await self._part(256)
                end = part.find(b"\n") + 1 or len(part)
                if end < len(part):
                    s._ahead = part[end:] + s._ahead
                    part = part[:end]
            if not part:
                break
            line += part
        return line

    def _send(self, data):
        # How much went; None: nothing for now.
        s = self.s
        return _socket.send(s._open(), data) if hasattr(s, "_take") else s.write(data)

    def write(self, data):
        if isinstance(data, str):
            data = data.encode()
        if not self._out:
            # What can go goes at once: not everybody drains.
            data = memoryview(data)[self._send(data) or 0 :]
        self._out += bytes(data)

    async def drain(self):
        if not self._out:
            # Always a turn for others: a loop that writes must not keep them waiting.
            await sleep_ms(0)
        while self._out:
            if not hasattr(self.s, "_take"):
                await _ready(self.s, 4)
                sent = self._send(self._out)
                if sent is None:
                    await sleep_ms(1)
                    continue
            else:
                sent = await _until(self._send, self._out)
            # What is written meanwhile goes behind.
            self._out = self._out[sent:]

    def close(self):
        self.s.close()

    async def wait_closed(self):
        self.s.close()

    aclose = wait_closed

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.close()


async def _resolved(host, port):
    await _until(_socket.resolve, host or "0.0.0.0", port)
    return _address((host, port), 1000)


async def open_connection(host, port, ssl=None, server_hostname=None):
    if ssl is True:
        from ssl import PROTOCOL_TLS_CLIENT, SSLContext

        ssl = SSLContext(PROTOCOL_TLS_CLIENT)
        ssl.load_default_certs()
    address = await _resolved(host, port)
    s = socket()
    s.setblocking(False)
    try:
        await _until(_socket.connect, s._open(), address[0], address[1])
        if ssl:
            # The handshake comes with the first read or write.
            name = server_hostname or host
            s = ssl.wrap_socket(s, server_hostname=name, do_handshake_on_connect=False)
    except BaseException:
        s.close()
        raise
    stream = Stream(s, {"peername": address})
    return stream, stream


class Server:
    def close(self):
        self.state = True
        self.task.cancel()

    async def wait_closed(self):
        await self.task

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.close()
        await self.wait_closed()

    async def _serve(self, s, cb, ssl):
        try:
            while True:
                try:
                    id = await _until(_socket.accept, s._open())
                except OSError:
                    # Too many sockets: some may be closed meanwhile.
                    await sleep_ms(100)
                    continue
                client = socket(2, SOCK_STREAM, 0, id)
                client.setblocking(False)
                try:
                    info = {"peername": _socket.peer(id)}
                    if ssl:
                        client = ssl.wrap_socket(client, server_side=True, do_handshake_on_connect=False)
                except OSError:
                    # Gone already, or refused by what TLS was told: the next one, please.
                    client.close()
                    continue
                stream = Stream(client, info)
                create_task(cb(stream, stream))
        except CancelledError:
            # Closed, which is no failure; or whoever waits for the end was cancelled.
            if not self.state:
                raise
        finally:
            s.close()


async def start_server(cb, host, port, backlog=5, ssl=None):
    address = await _resolved(host, port)
    s = socket()
    s.setblocking(False)
    try:
        _socket.bind(s._open(), address[0], address[1])
        s.listen(backlog)
    except OSError:
        s.close()
        raise
    server = Server()
    server.state = False
    server.sockets = [s]
    server.task = create_task(server._serve(s, cb, ssl))
    try:
        # It begins, so that it can clean up when it is cancelled.
        await sleep_ms(0)
    except CancelledError:
        server.task.cancel()
        raise
    return server

# Streams of asyncio over sockets. A task that waits looks again when something has happened, while others run.
import _socket
from asyncio import sleep_ms, create_task, _news
from socket import SOCK_STREAM, _LONGEST, _SHORTEST, _address, socket


async def _until(call, *args):
    pause = _SHORTEST
    while True:
        result = call(*args)
        if result is not None:
            return result
        await _news(pause)
        pause = min(pause * 2, _LONGEST)


async def _polled(call, *args):
    # Of streams about which nobody tells.
    pause = 1
    while True:
        result = call(*args)
        if result is not None:
            return result
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
        return await _polled(s.read, size)

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
        line = b""
        while not line.endswith(b"\n"):
            part = await self._part(256)
            if not part:
                break
            end = part.find(b"\n") + 1 or len(part)
            line += part[:end]
            if end < len(part):
                self.s._ahead = part[end:] + self.s._ahead
        return line

    def write(self, data):
        self._out += bytes(data)

    async def drain(self):
        while self._out:
            # What is written meanwhile goes behind.
            sent = await _until(_socket.send, self.s._open(), self._out)
            self._out = self._out[sent:]

    def close(self):
        self.s.close()

    async def wait_closed(self):
        self.s.close()

    async def aclose(self):
        self.s.close()

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
        try:
            await self.task
        except BaseException:
            pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.close()
        await self.wait_closed()

    async def _serve(self, s, cb, ssl):
        self.state = False
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
        finally:
            s.close()


async def start_server(cb, host, port, backlog=5, ssl=None):
    address = await _resolved(host, port)
    s = socket()
    s.setblocking(False)
    _socket.bind(s._open(), address[0], address[1])
    s.listen(backlog)
    server = Server()
    server.sockets = [s]
    server.task = create_task(server._serve(s, cb, ssl))
    return server

# A request and answer protocol between two tasks over in-memory pipes, with framing, time limits and a broken peer.
import asyncio
class Pipe:
    def __init__(self):
        self.buffer = b""
        self.closed = False
        self.news = asyncio.Event()
    def write(self, data):
        self.buffer += data
        self.news.set()
    def close(self):
        self.closed = True
        self.news.set()
    async def readexactly(self, n):
        while len(self.buffer) < n:
            if self.closed:
                raise EOFError(len(self.buffer))
            self.news.clear()
            await self.news.wait()
        data, self.buffer = self.buffer[:n], self.buffer[n:]
        return data
    async def readline(self):
        line = b""
        while not line.endswith(b"\n"):
            line += await self.readexactly(1)
        return line
def frame(kind, payload):
    return bytes([kind]) + len(payload).to_bytes(2, "big") + payload
async def read_frame(pipe):
    head = await pipe.readexactly(3)
    return head[0], await pipe.readexactly(int.from_bytes(head[1:], "big"))
async def server(inp, out, log):
    try:
        while True:
            kind, payload = await read_frame(inp)
            if kind == 1:
                out.write(frame(1, payload[::-1]))
            elif kind == 2:
                for b in frame(2, payload.upper()):
                    out.write(bytes([b]))
                    await asyncio.sleep(0)
            elif kind == 3:
                await asyncio.sleep(1)
            else:
                out.write(frame(255, b"unknown %d" % kind))
    except EOFError as e:
        log.append("server saw the end after %d" % e.args[0])
    except asyncio.CancelledError:
        log.append("server cancelled")
        raise
    finally:
        out.close()
async def ask(inp, out, kind, payload, limit=0.5):
    out.write(frame(kind, payload))
    try:
        return await asyncio.wait_for(read_frame(inp), limit)
    except asyncio.TimeoutError:
        return "timeout"
    except EOFError:
        return "closed"
async def main(script, how):
    log = []
    up, down = Pipe(), Pipe()
    s = asyncio.create_task(server(up, down, log))
    for kind, payload in script:
        log.append(await ask(down, up, kind, payload, 0.005 if kind == 3 else 0.5))
    if how == "close":
        up.write(b"\x01")
        up.close()
        await s
    else:
        s.cancel()
        await asyncio.gather(s, return_exceptions=True)
    log.append(await ask(down, up, 1, b"after"))
    return log
print(asyncio.run(main([(1, b"abc"), (2, b"slowly"), (9, b""), (1, b"x" * 300)], "close"))[:3])
print(asyncio.run(main([(1, b""), (3, b"hang"), (1, b"q")], "cancel")))
async def lines():
    p = Pipe()
    async def feed():
        for part in (b"one\ntw", b"o\n", b"", b"three"):
            p.write(part)
            await asyncio.sleep(0)
        p.close()
    t = asyncio.create_task(feed())
    out = []
    try:
        while True:
            out.append(await p.readline())
    except EOFError:
        out.append("end")
    await t
    return out
print(asyncio.run(lines()))

# Streams over a server of one's own: every way to read, writing without draining, cancelling a reader, closing the server.
import asyncio
import io


class Pipe(io.IOBase):
    """No socket, only what a stream asks for: request 3 is whether it can be read or written."""

    def __init__(self):
        self.data = b""
        self.sent = []

    def ioctl(self, request, mask):
        if request != 3:
            return -1
        return mask & 4 | (mask & 1 if self.data else 0)

    def read(self, size=-1):
        part, self.data = self.data[:size], self.data[size:]
        return part

    def readline(self):
        end = self.data.find(b"\n") + 1 or len(self.data)
        return self.read(end)

    def write(self, data):
        # Three bytes at a time, like a small buffer.
        self.sent.append(bytes(data[:3]))
        return min(3, len(data))

    def close(self):
        print("pipe closed")


async def serve(reader, writer):
    while True:
        line = await reader.readline()
        if not line:
            break
        if line == b"big\n":
            writer.write(b"x" * 5000)
            await writer.drain()
        elif line == b"bye\n":
            # Nobody drains: it goes all the same.
            writer.write(b"good-bye")
            break
        else:
            writer.write(line.upper())
            await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    # A port that is free; the system names it.
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    PORT = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    print(reader is writer)
    writer.write(b"one\ntwo\nthree")
    await writer.drain()
    print(await reader.readline(), await reader.readexactly(2), await reader.read(10))
    writer.write("\nbig\n")
    await writer.drain()
    print(await reader.readline())
    buffer = bytearray(4)
    print(await reader.readinto(buffer), buffer, len(await reader.readexactly(4996)))
    # Waiting in vain, and then going on.
    try:
        await asyncio.wait_for_ms(reader.read(1), 20)
    except asyncio.TimeoutError:
        print("nothing yet")
    task = asyncio.create_task(reader.readline())
    await asyncio.sleep_ms(5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("reader cancelled")
    writer.write(b"bye\n")
    await writer.drain()
    print(await reader.read(), await reader.read(5))
    try:
        await reader.readexactly(1)
    except EOFError:
        print("EOFError")
    writer.close()
    await writer.wait_closed()
    # The port is taken, and free once the server is closed.
    try:
        await asyncio.start_server(serve, "127.0.0.1", PORT)
    except OSError as e:
        print("taken")
    server.close()
    await server.wait_closed()
    print("closed")
    async with await asyncio.start_server(serve, "127.0.0.1", PORT):
        print("again")

    # Whoever is cancelled while it waits for a server's end is told so, and the port is free.
    async def host():
        server = await asyncio.start_server(serve, "127.0.0.1", PORT)
        await server.wait_closed()

    for turns in range(4):
        task = asyncio.create_task(host())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("cancelled", turns)
    pipe = Pipe()
    stream = asyncio.StreamReader(pipe)
    task = asyncio.create_task(stream.readline())
    await asyncio.sleep_ms(5)
    print(task.done())
    pipe.data = b"a line\nand more"
    print(await task, await stream.read(3))
    stream.write(b"1234567")
    print(pipe.sent)
    await stream.drain()
    print(pipe.sent)
    await stream.wait_closed()


asyncio.run(main())

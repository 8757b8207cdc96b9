import select
import socket
srv = socket.socket()
srv.bind(("127.0.0.1", 0))
srv.listen(1)
port = srv.getsockname()[1]
c = socket.socket()
c.connect(socket.getaddrinfo("127.0.0.1", port)[0][-1])
s, peer = srv.accept()
print(peer[0])
c.send(b"hello\nworld\n")
print(s.readline(), s.recv(3), s.recv(100))
s.sendall(b"x" * 100000)
s.close()
n = 0
while True:
    part = c.recv(5000)
    if not part:
        break
    n += len(part)
print(n)
c.settimeout(0.05)
srv.settimeout(0.05)
try:
    srv.accept()
except OSError as e:
    print(e)
srv.setblocking(False)
try:
    srv.accept()
except OSError as e:
    print(e)
try:
    x = socket.socket()
    x.connect(("127.0.0.1", 1))
except OSError as e:
    print(e)
import asyncio
async def echo(r, w):
    while True:
        line = await r.readline()
        if not line:
            break
        w.write(b"echo " + line)
        await w.drain()
    w.close()
    await w.wait_closed()
async def client(i, port):
    r, w = await asyncio.open_connection("localhost", port)
    w.write(b"line %d\n" % i)
    await w.drain()
    answer = await r.readline()
    w.close()
    return answer
async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(await asyncio.gather(*[client(i, port) for i in range(3)]))
    server.close()
    await server.wait_closed()
asyncio.run(main())
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(("127.0.0.1", 0))
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
p = select.poll()
p.register(a, select.POLLIN)
print(p.poll(10))
b.sendto(b"ping", a.getsockname())
print(p.poll(1000)[0][1], a.recvfrom(10)[0])
print(select.select([a], [], [], 0), select.select([], [b], [], 1)[1] == [b])
b.sendto(b"again", a.getsockname())
print(select.select([a], [], [], 1)[0] == [a], a.recv(100))


# A task that waits for a socket does not keep others waiting; neither does a run.
async def slow_server(r, w):
    await asyncio.sleep_ms(30)
    w.write(b"late")
    await w.drain()
    w.close()


async def ticker(seen):
    while True:
        seen.append(1)
        await asyncio.sleep_ms(2)


async def waiting():
    server = await asyncio.start_server(slow_server, "127.0.0.1", 0)
    seen = []
    task = asyncio.create_task(ticker(seen))
    r, w = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    print(await r.readexactly(4), len(seen) > 0, await r.read(), await r.readline())
    try:
        await r.readexactly(1)
    except EOFError:
        print("EOFError")
    w.close()
    task.cancel()
    server.close()
    try:
        await asyncio.wait_for_ms(asyncio.open_connection("127.0.0.1", 1), 5000)
    except OSError as e:
        print(e)


asyncio.run(waiting())

for attempt in (
    lambda: c.send(b"x") if c.close() is None else None,
    lambda: socket.socket().recv(1),
    lambda: socket.socket().listen(1),
    lambda: socket.socket().bind(("192.0.2.1", 0)),
    lambda: socket.socket().connect(("127.0.0.1", 70000)),
    lambda: socket.socket(77),
    lambda: socket.socket().settimeout(-1),
    lambda: [socket.socket() for _ in range(100)],
    lambda: select.poll().register(5),
    lambda: select.poll().modify(a, 1),
):
    try:
        print(attempt())
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
print(c)

# Sockets that nobody has any more make room for others, those that were accepted too.
kept = [socket.socket() for i in range(10)]
srv = socket.socket()
srv.bind(("127.0.0.1", 0))
srv.listen(5)
for i in range(60):
    c = socket.socket()
    c.connect(srv.getsockname())
    a, _ = srv.accept()
    a.write(b"x")
    c.recv(1)
print(kept[0].fileno() != kept[9].fileno(), c.fileno() > 0)

import asyncio
import select
import socket
import ssl
import sys

directory = sys.argv[1]
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(directory + "/server.pem", directory + "/server.key")
client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
client.load_verify_locations(directory + "/ca.pem")
print(server.verify_mode == ssl.CERT_NONE, client.verify_mode == ssl.CERT_REQUIRED)

# Both ends in one run: neither may wait.
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(1)
a = socket.socket()
a.connect(listener.getsockname())
b, _ = listener.accept()
a.setblocking(False)
b.setblocking(False)
a = client.wrap_socket(a, server_hostname="localhost", do_handshake_on_connect=False)
b = server.wrap_socket(b, server_side=True, do_handshake_on_connect=False)
print(a.cipher(), a.getpeercert(True), a.write(b"early"))
while a.write(b"hello ") is None:
    b.read(1)
got = b""
while got != b"hello ":
    got += b.read() or b""
print(got, b.getpeercert(True), a.cipher() == b.cipher())
# More than the system takes, which then is offered again.
n = 0
data = b"." * 20000
while True:
    sent = b.write(data)
    if sent is None:
        break
    n += sent
while a.read(10000):
    pass
print(n > 20000)
b.close()
a.setblocking(True)
while a.read(10000):
    pass
print(a.read(1))
a.close()


async def serve(r, w):
    try:
        while True:
            line = await r.readline()
            if not line:
                break
            w.write(line.upper())
            await w.drain()
    except OSError as e:
        print("server:", e)
    w.close()


async def ask(port, **kwargs):
    r, w = await asyncio.open_connection("localhost", port, **kwargs)
    w.write(b"asked\n")
    await w.drain()
    answer = await r.readline()
    w.close()
    return answer


async def main():
    s = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server)
    port = s.sockets[0].getsockname()[1]
    print(await asyncio.gather(*[ask(port, ssl=client) for i in range(4)]))
    for kwargs in ({"ssl": client, "server_hostname": "example.org"}, {}):
        try:
            print(await ask(port, **kwargs))
        except (OSError, ValueError) as e:
            print("client:", type(e).__name__, e)
        await asyncio.sleep_ms(50)
    # Still there.
    print(await ask(port, ssl=client))
    s.close()
    await s.wait_closed()

    # Clients have to prove who they are.
    server.verify_mode = ssl.CERT_REQUIRED
    server.load_verify_locations(directory + "/ca.pem")
    s = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server)
    port = s.sockets[0].getsockname()[1]
    try:
        print(await ask(port, ssl=client))
    except OSError as e:
        print("client:", e)
    await asyncio.sleep_ms(50)
    client.load_cert_chain(directory + "/client.pem", directory + "/client.key")
    print(await ask(port, ssl=client))
    s.close()


asyncio.run(main())

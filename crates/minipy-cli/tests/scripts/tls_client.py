import asyncio
import select
import socket
import ssl
import sys

directory, *ports = sys.argv[1:]
echo, expired, itself, mutual, plain, closing = map(int, ports)


def connected(port):
    s = socket.socket()
    s.connect(("127.0.0.1", port))
    return s


def context(authority="ca.pem"):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if authority:
        c.load_verify_locations(directory + "/" + authority)
    return c


def attempt(title, port, c, **kwargs):
    s = connected(port)
    try:
        t = c.wrap_socket(s, **kwargs)
        t.write(b"hello\n")
        print(title, t.readline())
        t.close()
    except (OSError, ValueError) as e:
        print(title, type(e).__name__, e)
    s.close()


# As it should be, and to its end.
t = context().wrap_socket(connected(echo), server_hostname="localhost")
print(t.write(b"one\ntwo\n"), t.readline(), t.read(4))
print(t.cipher()[1], t.cipher()[0] in context().get_ciphers())
with open(directory + "/server.der", "rb") as f:
    print(t.getpeercert(True) == f.read())
t.write(b"bye\n")
print(t.read(), t.read(10), t.recv(10))
t.close()
t.close()
try:
    t.read(1)
except OSError as e:
    print(e)

# Whom to trust.
c = context()
attempt("name", echo, c, server_hostname="localhost")
attempt("address", echo, c, server_hostname="127.0.0.1")
attempt("again", echo, c, server_hostname="localhost")
attempt("other name", echo, c, server_hostname="example.org")
attempt("no name", echo, c)
attempt("no such name", echo, c, server_hostname="a b")
attempt("other authority", echo, context("other.pem"), server_hostname="localhost")
attempt("no authority", echo, context(None), server_hostname="localhost")
attempt("expired", expired, c, server_hostname="localhost")
c.load_verify_locations(cafile=directory + "/self.pem")
attempt("two authorities", echo, c, server_hostname="localhost")
attempt("signed by itself", itself, c, server_hostname="localhost")
attempt("signed by itself, other name", itself, c, server_hostname="example.org")
attempt("signed by itself, not known", itself, context(), server_hostname="localhost")
c = context()
with open(directory + "/ca.der", "rb") as f:
    der = f.read()
c = context(None)
c.load_verify_locations(cadata=der)
attempt("DER", echo, c, server_hostname="localhost")
for mode in (ssl.CERT_NONE, ssl.CERT_OPTIONAL):
    c = context(None)
    c.verify_mode = mode
    attempt("not checked", expired, c)

# The function that is older than contexts.
t = ssl.wrap_socket(connected(echo))
t.write(b"x\n")
print(t.readline())
t.close()
t = ssl.wrap_socket(connected(echo), cert_reqs=ssl.CERT_REQUIRED, cadata=der, server_hostname="localhost")
t.write(b"y\n")
print(t.readline())
t.close()

# A client that has to prove who it is.
c = context()
attempt("nobody", mutual, c, server_hostname="localhost")
c.load_cert_chain(directory + "/client.pem", directory + "/client.key")
attempt("somebody", mutual, c, server_hostname="localhost")
with open(directory + "/client.der", "rb") as f:
    certificate = f.read()
with open(directory + "/client.key.der", "rb") as f:
    key = f.read()
c = context()
c.load_cert_chain(certificate, key)
attempt("somebody, DER", mutual, c, server_hostname="localhost")

# What cannot work.
attempt("not TLS", plain, context(), server_hostname="localhost")
attempt("closes", closing, context(), server_hostname="localhost")


def refused(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


c = context()
refused(lambda: ssl.SSLContext(7))
refused(lambda: c.load_verify_locations(cadata=b"!"))
refused(lambda: c.load_verify_locations("/nonexistent"))
refused(lambda: c.load_cert_chain(b"!", key))
refused(lambda: c.load_cert_chain(certificate, b"!"))
refused(lambda: c.load_cert_chain(directory + "/server.pem", directory + "/client.key"))
refused(lambda: ssl.wrap_socket(connected(echo), key=key))
refused(lambda: c.wrap_socket(5, server_hostname="localhost"))
refused(lambda: c.wrap_socket(socket.socket(), server_hostname="localhost"))
refused(lambda: c.wrap_socket(socket.socket(type=socket.SOCK_DGRAM), server_hostname="localhost"))
refused(lambda: c.wrap_socket(c.wrap_socket(connected(echo), server_hostname="localhost"), server_hostname="localhost"))
refused(lambda: c.set_ciphers(["TLS_NO_SUCH_CIPHER"]))
refused(lambda: c.set_ciphers([]))
c.set_ciphers(["TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"])
t = c.wrap_socket(connected(echo), server_hostname="localhost")
print(t.cipher())
t.close()

# A lot, in both directions.
t = context().wrap_socket(connected(echo), server_hostname="localhost")
line = b"x" * 99999 + b"\n"
back = 0
for i in range(5):
    t.write(line)
    back += len(t.read(len(line)))
print(back)
t.close()

# A socket that does not wait.
s = socket.socket()
s.setblocking(False)
try:
    s.connect(("127.0.0.1", echo))
except OSError as e:
    print(e)
t = context().wrap_socket(s, server_hostname="localhost", do_handshake_on_connect=False)
poller = select.poll()
poller.register(t, select.POLLOUT)
print([event for _, event in poller.poll(10000)])
print(t.read(1), t.write(b"ready\n"))
poller.modify(t, select.POLLIN)
print([event for _, event in poller.poll(10000)], t.readline(), t.read(1))
t.close()
s = connected(echo)
s.settimeout(10)
t = context().wrap_socket(s, server_hostname="localhost")
t.settimeout(0.05)
try:
    t.read(1)
except OSError as e:
    print(e)
t.settimeout(10)
t.write(b"late\n")
print(t.read(5))
s.close()


async def talk(n):
    r, w = await asyncio.open_connection("localhost", echo, ssl=context())
    for i in range(3):
        w.write(b"%d %d\n" % (n, i))
        await w.drain()
        assert await r.readline() == b"%d %d\n" % (n, i)
    w.write(b"bye\n")
    await w.drain()
    assert await r.read() == b""
    w.close()
    await w.wait_closed()
    return n


async def fails(**kwargs):
    try:
        r, w = await asyncio.open_connection("127.0.0.1", echo, **kwargs)
        w.write(b"x\n")
        await w.drain()
        print(await r.readline())
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)


async def main():
    print(await asyncio.gather(*[talk(n) for n in range(5)]))
    await fails(ssl=context(), server_hostname="localhost")
    await fails(ssl=context(), server_hostname="example.org")
    # The authorities of this computer, which do not include the test's.
    await fails(ssl=True)


asyncio.run(main())

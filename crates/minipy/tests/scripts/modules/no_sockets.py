# On a platform without sockets the modules are there, and say so.
import errno
import network
import select
import socket
import ssl

for attempt in (
    lambda: socket.socket(),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: ssl.wrap_socket(None),
    lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    lambda: network.WLAN(network.STA_IF).scan(),
    lambda: network.WLAN(7),
    lambda: network.WLAN().config("nothing"),
    lambda: select.poll().register(1),
):
    try:
        print(attempt())
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
w = network.WLAN(network.STA_IF)
print(w.isconnected(), w.ifconfig(), w.status() == network.STAT_IDLE, network.hostname())
print(errno.ECONNREFUSED, errno.EINPROGRESS, errno.errorcode[errno.EADDRINUSE])


# Streams written in Python may be polled by their `ioctl`.
class Stream:
    def ioctl(self, request, argument):
        return argument & select.POLLIN if request == 3 else 0


p = select.poll()
s = Stream()
p.register(s)
print([(obj is s, event) for obj, event in p.poll()], [event for _, event in p.ipoll(5)])
p.modify(s, select.POLLOUT)
print(p.poll(3))
p.unregister(s)
p.unregister(s)
print(p.poll(0))
print(select.select([s], [], [])[0] == [s])


class Broken:
    def ioctl(self, request, argument):
        return -errno.EIO


p.register(Broken())
try:
    p.poll()
except OSError as e:
    print("broken", e.errno == errno.EIO)

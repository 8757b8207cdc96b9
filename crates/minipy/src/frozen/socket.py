# Sockets over the platform's. A call that has to wait lets its run sleep, and the engine goes on with others.
import _socket
from _minipy import ticks, wait, woken

AF_INET = 2
AF_INET6 = 10
SOCK_STREAM = 1
SOCK_DGRAM = 2
IPPROTO_TCP = 6
IPPROTO_UDP = 17
SOL_SOCKET = 1
SO_REUSEADDR = 2
SO_BROADCAST = 6

timeout = OSError
error = OSError

# Milliseconds. Where the platform does not wake those who wait, they look again soon, and then less and less often.
_LONGEST = _socket.longest_pause()
_SHORTEST = _LONGEST if _LONGEST > 16 else 1


def inet_pton(family, text):
    if family == AF_INET:
        parts = text.split(".")
        if len(parts) == 4 and all([p.isdigit() and int(p) < 256 for p in parts]):
            return bytes([int(p) for p in parts])
    elif family == AF_INET6:
        # Each side of the zeros that are left out.
        sides = [[s for s in side.split(":") if side] for side in text.split("::")]
        missing = 8 - sum([len(side) for side in sides])
        if len(sides) == 2 and missing > 0:
            sides.insert(1, ["0"] * missing)
        groups = sum(sides, [])
        if len(sides) in (1, 3) and len(groups) == 8 and all([0 < len(g) < 5 for g in groups]):
            return b"".join([int(g, 16).to_bytes(2, "big") for g in groups])
    raise ValueError("invalid address")


def inet_ntop(family, packed):
    if family == AF_INET and len(packed) == 4:
        return ".".join([str(b) for b in packed])
    if family != AF_INET6 or len(packed) != 16:
        raise ValueError("invalid address")
    groups = ["%x" % (packed[i] << 8 | packed[i + 1]) for i in range(0, 16, 2)]
    # The first of the longest rows of zeros, if it is more than one, is left out.
    best = at = row = 0
    for i in range(8):
        row = row + 1 if groups[i] == "0" else 0
        if row > best:
            best = row
            at = i + 1 - row
    if best < 2:
        return ":".join(groups)
    return ":".join(groups[:at]) + "::" + ":".join(groups[at + best :])


def _retry(timeout, call, *args):
    # None means "not yet".
    late = None if timeout is None else ticks() + timeout
    pause = _SHORTEST
    while True:
        seen = woken()
        result = call(*args)
        if result is not None:
            return result
        if timeout == 0:
            raise OSError(11)
        now = ticks()
        if late is not None and now >= late:
            raise OSError(110)
        wait(now + pause if late is None else min(now + pause, late), seen)
        pause = min(pause * 2, _LONGEST)


def getaddrinfo(host, port, af=0, type=0, proto=0, flags=0):
    found = _retry(30000, _socket.resolve, host, port)
    families = [(AF_INET6 if ":" in address[0] else AF_INET, address) for address in found]
    return [(family, type or SOCK_STREAM, proto, "", address) for family, address in families if af in (0, family)]


def inet_pton(af, address):
    return _socket.pton(6 if af == AF_INET6 else 4, address)


def inet_ntop(af, address):
    return _socket.ntop(6 if af == AF_INET6 else 4, address)


def _address(address, timeout=30000):
    host, port = address[0], address[1]
    if not host:
        host = "0.0.0.0"
    found = _retry(timeout, _socket.resolve, host, port)
    if not found:
        raise OSError(2)
    # The first IPv4 address, if there is one: what a socket is made for unless it is asked otherwise.
    for candidate in found:
        if ":" not in candidate[0]:
            return candidate
    return found[0]


class socket:
    def __init__(self, af=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        if af not in (AF_INET, AF_INET6) or type not in (SOCK_STREAM, SOCK_DGRAM):
            raise OSError(22)
        self._type = type
        self._timeout = None
        self._ahead = b""
        self._target = None
        self._id = _socket.open(type) if fileno is None else fileno

    def _open(self):
        if self._id is None:
            raise OSError(9)
        return self._id

    def close(self):
        if self._id is not None:
            _socket.close(self._id)
            self._id = None

    def fileno(self):
        return -1 if self._id is None else _socket.number(self._id)

    def bind(self, address):
        host, port = _address(address)
        _socket.bind(self._open(), host, port)

    def listen(self, backlog=2):
        _socket.listen(self._open())

    def accept(self):
        id = _retry(self._timeout, _socket.accept, self._open())
        return socket(AF_INET, SOCK_STREAM, 0, id), _socket.peer(id)

    def connect(self, address):
        host, port = self._target = _address(address)
        if self._timeout == 0:
            if _socket.connect(self._open(), host, port) is None:
                raise OSError(115)
            return
        _retry(self._timeout, _socket.connect, self._open(), host, port)

    def getsockname(self):
        return _socket.local(self._open())

    def getpeername(self):
        return _socket.peer(self._open())

    def settimeout(self, value):
        if value is not None and value < 0:
            raise ValueError("timeout out of range")
        self._timeout = None if value is None else int(value * 1000)

    def setblocking(self, flag):
        self._timeout = None if flag else 0

    def setsockopt(self, level, option, value):
        self._open()

    def send(self, data):
        return _retry(self._timeout, _socket.send, self._open(), data)

    def sendall(self, data):
        data = memoryview(data)
        at = 0
        while at < len(data):
            at += self.send(data[at:])

    def sendto(self, data, address):
        host, port = _address(address)
        return _retry(self._timeout, _socket.send, self._open(), data, host, port)

    def _take(self, size):
        # None: not yet.
        if self._ahead:
            part, self._ahead = self._ahead[:size], self._ahead[size:]
            return part
        return _socket.recv(self._open(), size)

    def recv(self, size, flags=0):
        if size < 0:
            raise ValueError("negative size")
        return _retry(self._timeout, self._take, size)

    def recvfrom(self, size, flags=0):
        data = self.recv(size)
        return data, _socket.peer(self._id)

    def recv_into(self, buffer, size=0):
        data = self.recv(size or len(buffer))
        memoryview(buffer)[: len(data)] = data
        return len(data)

    # A socket is a stream, too.
    def makefile(self, mode="rb", buffering=0):
        return self

    # Where a socket that does not wait has nothing, they give what there was before, or None.
    def _part(self, size):
        if self._timeout == 0:
            return self._take(size)
        return _retry(self._timeout, self._take, size)

    def read(self, size=-1):
        parts = []
        left = size
        try:
            while left != 0:
                part = self._part(4096 if left < 0 else min(left, 4096))
                if part is None:
                    return b"".join(parts) if parts else None
                if not part:
                    break
                parts.append(part)
                if left > 0:
                    left -= len(part)
        except OSError:
            # What was there stays to be read.
            self._ahead = b"".join(parts) + self._ahead
            raise
        return b"".join(parts)

    def readinto(self, buffer, size=-1):
        data = self.read(len(buffer) if size < 0 else min(size, len(buffer)))
        if data is None:
            return None
        memoryview(buffer)[: len(data)] = data
        return len(data)

    def readline(self, size=-1):
        line = b""
        try:
            while size < 0 or len(line) < size:
                part = self._part(256)
                if part is None:
                    return line or None
                if not part:
                    break
                end = part.find(b"\n") + 1 or len(part)
                if size >= 0:
                    end = min(end, size - len(line))
                line += part[:end]
                self._ahead = part[end:] + self._ahead
                if line.endswith(b"\n"):
                    break
        except OSError:
            self._ahead = line + self._ahead
            raise
        return line

    def write(self, data, size=-1):
        data = memoryview(data)
        if 0 <= size < len(data):
            data = data[:size]
        at = 0
        while at < len(data):
            if self._timeout == 0:
                sent = _socket.send(self._open(), data[at:])
                if sent is None:
                    return at or None
            else:
                sent = self.send(data[at:])
            at += sent
        return at

    def _poll(self):
        if self._id is None:
            return 32
        return _socket.ready(self._id) | (1 if self._ahead else 0)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        return "<socket %s>" % ("closed" if self._id is None else self.fileno())

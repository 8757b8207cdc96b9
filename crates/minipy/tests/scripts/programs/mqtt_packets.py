# Encoding and decoding of MQTT packets: remaining length, strings, CONNECT, PUBLISH, SUBSCRIBE, partial input.
def varlen(n):
    out = bytearray()
    while True:
        n, b = n >> 7, n & 0x7f
        out.append(b | 0x80 if n else b)
        if not n:
            return bytes(out)
def string(s):
    data = s.encode() if isinstance(s, str) else s
    return len(data).to_bytes(2, "big") + data
def packet(kind, flags, body):
    return bytes([kind << 4 | flags]) + varlen(len(body)) + body
def connect(client, keepalive=60, user=None, password=None, will=None, clean=True):
    flags = 2 if clean else 0
    tail = string(client)
    if will:
        topic, msg, qos, retain = will
        flags |= 4 | qos << 3 | (0x20 if retain else 0)
        tail += string(topic) + string(msg)
    if user is not None:
        flags |= 0x80
        tail += string(user)
        if password is not None:
            flags |= 0x40
            tail += string(password)
    return packet(1, 0, string("MQTT") + bytes([4, flags]) + keepalive.to_bytes(2, "big") + tail)
def publish(topic, payload, qos=0, retain=False, dup=False, pid=None):
    return packet(3, dup << 3 | qos << 1 | retain, string(topic) + (pid.to_bytes(2, "big") if qos else b"") + payload)
class Decoder:
    def __init__(self):
        self.buf = b""
    def feed(self, data):
        self.buf += data
        while True:
            head = self._head()
            if head is None:
                return
            at, n = head
            if len(self.buf) < at + n:
                return
            first, body, self.buf = self.buf[0], self.buf[at:at + n], self.buf[at + n:]
            yield first >> 4, first & 15, body
    def _head(self):
        n = shift = 0
        for i, b in enumerate(self.buf[1:5], 2):
            n |= (b & 0x7f) << shift
            shift += 7
            if not b & 0x80:
                return i, n
        if len(self.buf) >= 5:
            raise ValueError("remaining length")
def parse_publish(flags, body):
    n = int.from_bytes(body[:2], "big")
    qos = flags >> 1 & 3
    at = 2 + n
    pid = int.from_bytes(body[at:at + 2], "big") if qos else None
    return body[2:at].decode(), body[at + (2 if qos else 0):], qos, bool(flags & 1), pid
for n in (0, 127, 128, 16383, 16384, 2097151, 268435455):
    print(n, varlen(n))
print(connect("board1"))
print(connect("b", 300, "user", b"\x00pw", ("t/status", b"gone", 1, True), False))
stream = publish("a/b", b"hi") + publish("t", b"x" * 200, 1, True, pid=7) + packet(13, 0, b"") + publish("é", b"", 2, dup=True, pid=65535)
for size in (1, 3, 50, 1000):
    d = Decoder()
    got = [p for i in range(0, len(stream), size) for p in d.feed(stream[i:i + size])]
    print(size, [(k, len(b)) for k, _, b in got], d.buf)
for kind, flags, body in got:
    if kind == 3:
        t, p, q, r, pid = parse_publish(flags, body)
        print(t, len(p), q, r, pid, bool(flags & 8))
try:
    list(Decoder().feed(b"\x30\xff\xff\xff\xff\x01"))
except ValueError as e:
    print("ValueError", e)

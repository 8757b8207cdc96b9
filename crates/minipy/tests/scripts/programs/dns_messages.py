# DNS: names with compression pointers, queries and answers, loops and truncation in what arrives refused.
import struct
class Bad(ValueError):
    pass
def encode_name(name, table=None, at=0):
    out = b""
    labels = name.split(".") if name else []
    while labels:
        key = ".".join(labels)
        if table is not None:
            if key in table:
                return out + struct.pack(">H", 0xc000 | table[key])
            table[key] = at + len(out)
        label = labels.pop(0).encode()
        if not 0 < len(label) < 64:
            raise Bad("label")
        out += bytes([len(label)]) + label
    return out + b"\0"
def decode_name(data, at, hops=0):
    labels, end = [], None
    while True:
        if at >= len(data):
            raise Bad("name beyond the end")
        n = data[at]
        if n & 0xc0 == 0xc0:
            if at + 1 >= len(data):
                raise Bad("half a pointer")
            hops += 1
            if hops > 10:
                raise Bad("pointers go round")
            end = end or at + 2
            at = (n & 0x3f) << 8 | data[at + 1]
        elif n == 0:
            return ".".join(labels), end or at + 1
        else:
            labels.append(data[at + 1:at + 1 + n].decode())
            at += 1 + n
def query(ident, name, kind=1):
    return struct.pack(">6H", ident, 0x0100, 1, 0, 0, 0) + encode_name(name) + struct.pack(">2H", kind, 1)
def answer(q, records, code=0):
    ident = struct.unpack(">H", q[:2])[0]
    out = struct.pack(">6H", ident, 0x8180 | code, 1, len(records), 0, 0)
    table = {}
    name, end = decode_name(q, 12)
    out += encode_name(name, table, len(out)) + q[end:end + 4]
    for name, kind, ttl, value in records:
        out += encode_name(name, table, len(out))
        body = bytes(map(int, value.split("."))) if kind == 1 else None
        if body is None:
            at = len(out) + 10
            body = encode_name(value, table, at)
        out += struct.pack(">HHIH", kind, 1, ttl, len(body)) + body
    return out
def parse(data):
    if len(data) < 12:
        raise Bad("short")
    ident, flags, nq, na, _, _ = struct.unpack(">6H", data[:12])
    at, names, records = 12, [], []
    for _ in range(nq):
        name, at = decode_name(data, at)
        names.append(name)
        at += 4
    for _ in range(na):
        name, at = decode_name(data, at)
        if at + 10 > len(data):
            raise Bad("record cut off")
        kind, _, ttl, n = struct.unpack_from(">HHIH", data, at)
        at += 10
        if at + n > len(data):
            raise Bad("data cut off")
        value = ".".join(map(str, data[at:at + n])) if kind == 1 else decode_name(data, at)[0]
        records.append((name, kind, ttl, value))
        at += n
    return ident, flags & 15, names, records
q = query(0x1234, "www.example.org")
print(q, parse(q))
a = answer(q, [("www.example.org", 5, 60, "web.example.org"), ("web.example.org", 1, 300, "10.0.0.7"), ("example.org", 1, 5, "10.0.0.1")])
print(len(a), parse(a))
print(parse(answer(query(1, "x"), [], 3)), encode_name(""), decode_name(b"\0", 0))
refused = 0
for n in range(len(a)):
    try:
        parse(a[:n])
    except Bad:
        refused += 1
print(refused == len(a))
for bad in (b"\xc0\x00", b"\xc0", b"\x05ab", b"\x01a\xc0\x00", b""):
    try:
        print(decode_name(bad, 0))
    except Bad as e:
        print("Bad", e)
for name in ("a..b", "x" * 64, "." ):
    try:
        encode_name(name)
        print("accepted")
    except Bad as e:
        print("Bad", e)

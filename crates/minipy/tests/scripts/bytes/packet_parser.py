# Framing, escaping and parsing of byte packets.
END, ESC = 0xC0, 0xDB
def slip(data):
    out = bytearray([END])
    for b in data:
        if b == END:
            out += b"\xdb\xdc"
        elif b == ESC:
            out.extend((ESC, 0xDD))
        else:
            out.append(b)
    out.append(END)
    return bytes(out)
def unslip(stream):
    packets, cur, esc = [], bytearray(), False
    for b in stream:
        if b == END:
            if cur:
                packets.append(bytes(cur))
            cur = bytearray()
        elif esc:
            cur.append({0xDC: END, 0xDD: ESC}[b])
            esc = False
        elif b == ESC:
            esc = True
        else:
            cur.append(b)
    return packets
msgs = [b"hello", bytes([END, ESC, END]), bytes(range(180, 230)), b"x"]
stream = b"".join(map(slip, msgs))
print(len(stream), unslip(stream) == msgs, slip(b""), unslip(b""), unslip(slip(b"\xdb\xc0")))
def tlv(items):
    out = b""
    for tag, value in items:
        out += bytes([tag, len(value)]) + value
    return out
def untlv(data):
    i, out = 0, []
    while i < len(data):
        tag, n = data[i], data[i + 1]
        value = data[i + 2 : i + 2 + n]
        if len(value) != n:
            raise ValueError("short value for tag %d" % tag)
        out.append((tag, value))
        i += 2 + n
    return out
packed = tlv([(1, b"name"), (2, b""), (255, bytes(3))])
print(packed, untlv(packed), untlv(b""))
for bad in (b"\x01", b"\x01\x05abc", packed[:-1]):
    try:
        print(untlv(bad))
    except (IndexError, ValueError) as e:
        print(type(e).__name__)
def varint(n):
    out = bytearray()
    while True:
        out.append(n & 127 | (128 if n > 127 else 0))
        n >>= 7
        if not n:
            return bytes(out)
def unvarint(data):
    n = shift = 0
    for i, b in enumerate(data):
        n |= (b & 127) << shift
        shift += 7
        if not b & 128:
            return n, data[i + 1 :]
    raise EOFError
for n in (0, 127, 128, 16383, 16384, 2097151, 268435455, 1 << 40, (1 << 64) - 1):
    print(n, varint(n), unvarint(varint(n) + b"rest"), end=" ")
print()
try:
    unvarint(b"\xff\xff")
except EOFError:
    print("EOFError")
topic = b"\x00\x05a/b/cpayload"
n = int.from_bytes(topic[:2], "big")
print(topic[2 : 2 + n], topic[2 + n :], topic[2 : 2 + n].decode().split("/"))

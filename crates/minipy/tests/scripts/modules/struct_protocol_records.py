# struct and bytes together: headers with variable tails, TLV lists, alignment by hand, endianness both ways, checks.
import struct
def tlv(items): return b"".join(struct.pack(">BH", t, len(v)) + v for t, v in items)
def untlv(data):
    at = 0
    while at < len(data):
        if at + 3 > len(data):
            raise ValueError("header at %d" % at)
        t, n = struct.unpack_from(">BH", data, at)
        if at + 3 + n > len(data):
            raise ValueError("value at %d" % at)
        yield t, data[at + 3:at + 3 + n]
        at += 3 + n
items = [(1, b"abc"), (2, b""), (255, bytes(300)), (1, tlv([(9, b"inner")]))]
data = tlv(items)
print(len(data), list(untlv(data)) == items, list(untlv(list(untlv(data))[3][1])))
for n in (1, 2, 3, 5, len(data) - 1):
    try:
        print(n, len(list(untlv(data[:n]))))
    except ValueError as e:
        print(n, e)
def temp(v): return struct.pack("<h", int(round(v * 100)))
def untemp(b): return struct.unpack("<h", b)[0] / 100
print([untemp(temp(v)) for v in (21.57, -40.0, 0.004, 327.67)], temp(-0.01))
for v in (328, -328.69):
    try:
        temp(v) if abs(int(v * 100)) < 32768 else struct.pack("<B", 1, 2)
        print("no error")
    except Exception as e:
        print("refused")
swap16 = lambda b: struct.pack("<%dH" % (len(b) // 2), *struct.unpack(">%dH" % (len(b) // 2), b))
print(swap16(b"\x01\x02\x03\x04"), swap16(b""), swap16(swap16(bytes(range(8)))) == bytes(range(8)))
def align(data, n): return data + bytes(-len(data) % n)
print([len(align(b"x" * k, 4)) for k in range(6)], align(b"ab", 4))
class Record:
    fmt = "<IHBx8s"
    size = struct.calcsize(fmt)
    def __init__(self, *f): self.f = f
    def __bytes__(self): return struct.pack(self.fmt, *self.f)
    @classmethod
    def read_all(cls, data): return [cls(*struct.unpack_from(cls.fmt, data, at)) for at in range(0, len(data) - cls.size + 1, cls.size)]
    @property
    def name(self): return self.f[3].split(b"\0")[0].decode()
rs = [Record(i * 100000, i, 255 - i, b"rec%d" % i if False else ("rec%d" % i).encode()) for i in range(3)]
blob = b"".join(r.__bytes__() for r in rs)
back = Record.read_all(blob + b"partial")
print(Record.size, len(blob), [r.name for r in back], [r.f[:3] for r in back], blob[:16])
buf = bytearray(16)
for i, v in enumerate((1, 2, 3)):
    struct.pack_into(">H", buf, i * 5, v)
print(buf, [struct.unpack_from(">H", buf, i * 5)[0] for i in range(3)], int.from_bytes(buf[0:2], "big"), int.from_bytes(b"\x01\x02", "little"), (258).to_bytes(3, "big"), (5).to_bytes(2, "little"))
bits = struct.unpack("<I", struct.pack("<f", 1.5))[0]
print(hex(bits), bits >> 31, bits >> 23 & 0xff, bits & 0x7fffff, struct.unpack("<f", struct.pack("<I", 0x40490fdb))[0] > 3.14, [struct.unpack("b", struct.pack("B", v))[0] for v in (0, 127, 128, 255)])
def checksum(data):
    total = sum(struct.unpack(">%dH" % (len(align(data, 2)) // 2), align(data, 2)))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff
print(hex(checksum(b"\x45\x00\x00\x73\x00\x00\x40\x00\x40\x11\x00\x00\xc0\xa8\x00\x01\xc0\xa8\x00\xc7")), checksum(b""), checksum(b"\xff"))

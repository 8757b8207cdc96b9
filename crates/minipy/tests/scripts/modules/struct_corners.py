# struct: byte orders, sizes, padding, repeat counts, strings, floats, offsets, into buffers, errors.
import struct
for fmt, *v in (("<B", 255), (">H", 0x1234), ("<H", 0x1234), ("<i", -2), (">q", -1), ("<Q", 2 ** 64 - 1), ("<bBhHiIqQ", -1, 1, -2, 2, -3, 3, -4, 4), (">3s", b"ab"), ("<5s", b"toolong"), ("<2H3B", 1, 2, 3, 4, 5), ("<xBx", 7), ("!I", 1), (">f", 1.5), ("<d", -2.25), ("<?", True) if False else ("<B", 1), ("<0s", b""), ("<4s2x", b"hi")):
    p = struct.pack(fmt, *v)
    print(fmt, p, struct.calcsize(fmt), struct.unpack(fmt, p) == tuple(v) or struct.unpack(fmt, p))
print(struct.unpack("<HB", b"\x01\x00\x02"), struct.unpack(">HB", b"\x01\x00\x02"), struct.unpack("<3b", b"\xff\x80\x7f"), struct.unpack("2s2s", b"abcd"))
print(struct.unpack_from("<H", b"\x00\x01\x02\x03", 1), struct.unpack_from("<H", b"\x00\x01\x02\x03", -2), struct.unpack_from(">B", bytearray(b"\x05"), 0))
buf = bytearray(8)
struct.pack_into("<HH", buf, 0, 1, 2)
struct.pack_into(">H", buf, 6, 0xabcd)
struct.pack_into("<B", buf, -3, 0x77)
print(buf)
for f in (lambda: struct.unpack("<I", b"abc"), lambda: struct.unpack_from("<I", b"abcd", 1), lambda: struct.pack_into("<I", bytearray(3), 0, 1), lambda: struct.pack("<B"), lambda: struct.unpack("<2I", b"abcd")):
    try:
        f()
        print("no error")
    except Exception as e:
        print("refused")
class Header:
    FORMAT = ">BBHI"
    SIZE = struct.calcsize(FORMAT)
    def __init__(self, kind, flags, length, crc):
        self.fields = kind, flags, length, crc
    def pack(self, payload=b""):
        return struct.pack(self.FORMAT, *self.fields) + payload
    @classmethod
    def parse(cls, data):
        return cls(*struct.unpack_from(cls.FORMAT, data)), data[cls.SIZE:]
h, rest = Header.parse(Header(1, 0x80, 5, 0xdeadbeef).pack(b"hello"))
print(h.fields, rest, Header.SIZE)
print([hex(x) for x in struct.unpack("<4B", struct.pack("<I", 0x01020304))], [hex(x) for x in struct.unpack("4B", struct.pack(">I", 0x01020304))])
print(struct.pack("<e", 1.0) if False else b"", struct.unpack(">f", struct.pack(">f", 0.1))[0] == 0.1, abs(struct.unpack(">f", struct.pack(">f", 0.1))[0] - 0.1) < 1e-7, struct.unpack("<d", struct.pack("<d", 0.1))[0] == 0.1)
print(struct.calcsize("<bhiq"), struct.calcsize(">3s4x2H"), struct.calcsize("<"), struct.pack("<"), struct.pack("<h", -32768), struct.pack(">l", 5), struct.pack("<L", 5), struct.calcsize("<lL"))
values = struct.unpack("<" + "H" * 4, bytes(range(8)))
print(values, struct.pack("<%dH" % len(values), *values) == bytes(range(8)), sum(struct.unpack("8B", bytes(range(8)))))
records = b"".join(struct.pack(">Hb", i * 1000, -i) for i in range(4))
print([struct.unpack_from(">Hb", records, i) for i in range(0, len(records), 3)])

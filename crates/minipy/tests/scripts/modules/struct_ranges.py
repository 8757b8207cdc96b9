# The least and the largest number of each format, what is beyond, and what formats are refused.
import struct


def attempt(f, *args):
    try:
        return f(*args)
    except (struct.error if hasattr(struct, "error") else ValueError, ValueError, OverflowError, TypeError):
        return "refused"


for code, bits in (("b", 8), ("h", 16), ("i", 32), ("l", 32), ("q", 64)):
    for order in "<>!=":
        signed, unsigned = order + code, order + code.upper()
        low, high, top = -(1 << bits - 1), (1 << bits - 1) - 1, (1 << bits) - 1
        for f, n in ((signed, low), (signed, high), (unsigned, 0), (unsigned, top), (signed, -1)):
            packed = struct.pack(f, n)
            print(f, n, packed, struct.unpack(f, packed) == (n,), struct.calcsize(f))
        for f, n in ((signed, low - 1), (signed, high + 1), (unsigned, -1), (unsigned, top + 1), (signed, 1.0), (signed, "1")):
            print(f, n, attempt(struct.pack, f, n))

for f in ("3", "<3", "h2", "<h2", "k", "<h,h", "h<", "-1h"):
    print(f, attempt(struct.calcsize, f), attempt(struct.pack, f, 1), attempt(struct.unpack, f, b"12"))
for f in ("", "<", "4x", "0s", "3s", "2x3h", "bh", "bi", "hb", "ib", "bq", "<bq", "bhi", "b0i", "10s2b", "3?", "2c", "2f2d", "3e"):
    print(f, struct.calcsize(f))

print(attempt(struct.pack, "<hh", 1), attempt(struct.pack, "<hh", 1, 2, 3), struct.pack("<0h"), struct.pack("<hxh", 1, 2))
print(struct.pack("<3s", b"a"), struct.pack("<3s", b"abcd"), struct.pack("<3s", bytearray(b"ab")), struct.pack("<0s", b"ab"))
print(attempt(struct.pack, "<3s", 1), attempt(struct.pack, "<c", b"ab"), struct.pack("<c", b"a"))
for value in (0, 1, [], [0], "", 0.0, None):
    print(value, struct.pack("?", value))
for value in (1.5, 1, True, -0.0, 1e-8, 65504, float("inf"), float("-inf")):
    print(value, struct.pack("<f", value), struct.pack(">d", value), struct.pack("<e", value))
    print(struct.unpack("<e", struct.pack("<e", value)), struct.unpack("<f", struct.pack("<f", value)))


class Index:
    def __index__(self):
        return 7


class Number:
    def __float__(self):
        return 7.5


print(struct.pack("<bH", Index(), Index()), struct.pack(">df", Number(), Number()), struct.pack("<2h2f", 1, Index(), 2, Number()))
print(attempt(struct.pack, "<b", Number()), attempt(struct.pack, "<b", None), attempt(struct.pack, "<f", "1"))

data = b"\1\2\3\4"
for offset in (0, 2, -2, 3, -1, -4, -5, 4, 100):
    print(offset, attempt(struct.unpack_from, "<h", data, offset))
    target = bytearray(4)
    print(attempt(struct.pack_into, "<h", target, offset, 0x0102), target)
print(attempt(struct.unpack, "<h", b"123"), attempt(struct.unpack, "<h", b"1"), struct.unpack("", b""))
print(attempt(struct.pack_into, "<h", bytes(4), 0, 1), attempt(struct.unpack, "<h", [1, 2]))
print(struct.unpack("<hb", memoryview(b"\1\2\3")), struct.unpack(">hb", bytearray(b"\1\2\3")))

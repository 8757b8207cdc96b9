import array
import binascii
import hashlib
import io
import struct

data = bytearray(b"0123456789")
m = memoryview(data)
print(len(m), m[0], m[-1], list(m[2:5]), bytes(m), bytearray(m[:3]))
print(m.itemsize, m.nbytes, m.readonly, m.format)

# A slice is a view: writing through it changes the original.
s = m[2:6]
s[0] = 65
s[1:3] = b"BC"
print(data, bytes(s), len(s))
s[:] = bytearray(b"wxyz")
print(data)
t = s[1:][1:]
t[0] = ord("!")
print(data, bytes(t), len(m[5:5]), bytes(m[20:]), bytes(m[-3:-1]))
m[0:2] = m[8:10]
print(data)
# Overlapping: the source is read first.
m[1:5] = m[0:4]
print(data)

# Read-only memory.
r = memoryview(b"abc")
print(r.readonly, r[1], bytes(r[1:]))
for attempt in (
    lambda: memoryview("text"),
    lambda: memoryview(5),
    lambda: memoryview([1]),
    lambda: m[10],
    lambda: m[-11],
    lambda: m["a"],
):
    try:
        attempt()
    except (TypeError, IndexError) as e:
        print(type(e).__name__)
try:
    r[0] = 1
except TypeError as e:
    print(e)
try:
    m[0:2] = b"abc"
except ValueError:
    print("ValueError")
try:
    m[0] = 256
except ValueError:
    print("ValueError")
try:
    m[0] = "a"
except TypeError:
    print("TypeError")
print(data)

# Comparison and truth.
print(memoryview(b"ab") == b"ab", b"ab" == memoryview(b"ab"), memoryview(b"ab") == memoryview(bytearray(b"ab")))
print(memoryview(b"ab") == b"ac", memoryview(b"ab") != b"abc", memoryview(b"a") == "a", memoryview(b"a") == 97)
print(bool(memoryview(b"")), bool(memoryview(b"x")), 98 in memoryview(b"abc"), 5 in memoryview(b"abc"))
try:
    memoryview(b"a") < memoryview(b"b")
except TypeError:
    print("no order")

# Iteration, unpacking, conversion.
print([x for x in memoryview(b"abc")], list(reversed(memoryview(b"abc"))), sorted(memoryview(b"cab")))
a, *b = memoryview(b"xyz")
print(a, b, max(memoryview(b"az")), sum(memoryview(b"\1\2")), tuple(memoryview(b"\1\2")))
print(memoryview(b"abc").hex(), memoryview(b"abc").tobytes(), memoryview(b"ab").tolist())

# As an argument wherever bytes are taken.
v = memoryview(b"--hello--")[2:7]
print(b"".join([v, b"!", memoryview(b"?")]), b"a" + v, bytearray(b"a") + v)
print(hashlib.sha256(v).digest() == hashlib.sha256(b"hello").digest())
print(binascii.hexlify(v), binascii.crc32(v), struct.unpack("<BH", memoryview(b"..\1\2\3")[2:]))
print(int(bytes(v[:0]) or b"7"), bytes(v).decode(), str(v, "utf-8"), int.from_bytes(v[:2], "big"))
buffer = bytearray(6)
struct.pack_into("<H", memoryview(buffer)[2:], 1, 0x4142)
print(buffer)
io.BytesIO(b"stream").readinto(memoryview(buffer)[1:4])
print(buffer)
w = io.BytesIO()
w.write(v)
w.write(memoryview(b"x"))
print(w.getvalue())
ba = bytearray(b"12")
ba.extend(memoryview(b"34"))
ba += memoryview(b"56")
ba[1:3] = memoryview(b"##")
print(ba, b"hello" in ba, ba.find(memoryview(b"4")), b"a-b".split(memoryview(b"-")))
print(memoryview(memoryview(b"abc")[1:])[0], memoryview(v)[1:2].tobytes())


class Sub(bytearray):
    pass


z = memoryview(Sub(b"abc"))
z[0] = 90
print(bytes(z), type(z).__name__, isinstance(z, memoryview), isinstance(z, bytes))

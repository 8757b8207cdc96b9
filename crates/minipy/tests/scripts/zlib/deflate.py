import binascii
import deflate
import io
import json
import zlib

text = b"one line\nanother line\n" * 20
packed = binascii.a2b_base64("eNrLz0tVyMnMS+VKzMsvyUgtgnDyR0UHuSgASXWczQ==")
gz = binascii.a2b_base64("H4sIAAEAAAAC/8vPS1XIycxL5UrMyy/JSC2CcPJHRQe5KAAL2q9JuAEAAA==")
with deflate.DeflateIO(io.BytesIO(packed), deflate.ZLIB) as d:
    print(d.read(8), d.read(1), d.readline(), d.read(0), d.readline(3), len(d.read()), d.read(), d.read(5))
print(deflate.DeflateIO(io.BytesIO(packed)).read() == text, deflate.DeflateIO(io.BytesIO(gz)).read() == text)
print(deflate.DeflateIO(io.BytesIO(gz), deflate.GZIP).read() == text, deflate.DeflateIO(io.BytesIO(packed[2:-4]), deflate.RAW, 15).read() == text)
print(len(list(deflate.DeflateIO(io.BytesIO(gz)))))
buffer = bytearray(10)
print(deflate.DeflateIO(io.BytesIO(gz)).readinto(buffer), buffer)
# The stream goes on behind the compressed data.
stream = io.BytesIO(packed + b"the rest")
d = deflate.DeflateIO(stream, deflate.ZLIB, 0, True)
print(d.read(1), stream.tell() < 10, len(d.read()), stream.read())
d.close()
try:
    stream.read()
except ValueError as e:
    print(e)
for attempt in (
    lambda: deflate.DeflateIO(io.BytesIO(b"nonsense"), deflate.ZLIB).read(),
    lambda: deflate.DeflateIO(io.BytesIO(packed[:-1])).read(),
    lambda: deflate.DeflateIO(io.BytesIO(packed[2:-4]), deflate.ZLIB).read(),
    lambda: deflate.DeflateIO(io.BytesIO(packed[2:-4])).read(),
    lambda: deflate.DeflateIO(io.BytesIO(packed), deflate.GZIP).read(),
    lambda: deflate.DeflateIO(io.BytesIO(packed[:-1] + b"x")).read(),
    lambda: deflate.DeflateIO(io.BytesIO(gz[:-5] + b"x" + gz[-4:])).read(),
    lambda: deflate.DeflateIO(io.BytesIO(b"\x07"), deflate.RAW).read(),
    lambda: deflate.DeflateIO(io.BytesIO(b""), deflate.RAW).read(),
    lambda: deflate.DeflateIO(io.BytesIO(), 7),
    lambda: deflate.DeflateIO(io.BytesIO(), 2, 99),
    lambda: d.read(),
    lambda: d.write(b"x"),
    lambda: zlib.compress(b"x", 4),
    lambda: zlib.compress(b"x", 0),
    lambda: zlib.decompress(b"x", 16),
):
    try:
        print(attempt())
    except (OSError, ValueError, EOFError) as e:
        print(type(e).__name__, e)

# What is compressed is what it was, in every format and however it is cut.
noise = bytes([(i * i * 7919 >> 5) & 255 for i in range(1500)])
for data in (text, noise, bytes(3000), b"", b"abcabcabcabx" * 9):
    for wbits in (5, 9, 15, -5, -15, 21, 31):
        if zlib.decompress(zlib.compress(data, wbits), wbits) != data:
            print("differs", len(data), wbits)
    for format in (deflate.RAW, deflate.ZLIB, deflate.GZIP):
        for piece in (1, 100, 5000):
            stream = io.BytesIO()
            with deflate.DeflateIO(stream, format, 6) as d:
                for at in range(0, len(data), piece):
                    d.write(data[at : at + piece])
                d.write(b"")
            stream.seek(0)
            d = deflate.DeflateIO(stream, format, 6)
            parts = []
            while True:
                part = d.read(piece)
                if not part:
                    break
                parts.append(part)
            if b"".join(parts) != data or stream.read() != b"":
                print("differs", len(data), format, piece)
print(len(zlib.compress(text)) < 60, len(zlib.compress(bytes(3000))) < 40, len(zlib.compress(noise)) < 1750)

# Copies that reach farther back than the window do not come.
far = zlib.compress(b"hello" + noise[:300] + b"hello" + noise[:300], -15)
try:
    deflate.DeflateIO(io.BytesIO(far), deflate.RAW, 6).read()
except OSError as e:
    print(e)
print(len(deflate.DeflateIO(io.BytesIO(far), deflate.RAW, 10).read()))


class Slow:
    # A stream that cannot go back, of which not a byte too many may be read.
    def __init__(self, data):
        self.data = data
        self.at = 0

    def read(self, n):
        part = self.data[self.at : self.at + n]
        self.at += len(part)
        return part


slow = Slow(gz + b"more")
d = deflate.DeflateIO(slow)
print(d.read(3), slow.at, d.readline(), len(d.read()), slow.read(9))
stream = io.BytesIO()
with deflate.DeflateIO(stream, deflate.GZIP) as d:
    json.dump({"a": [1, 2, 3]}, d)
stream.seek(0)
print(json.load(deflate.DeflateIO(stream)))

import binascii
import deflate
import io
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
d.read(1)
print(stream.read())
d.close()
try:
    stream.read()
except ValueError as e:
    print(e)
for attempt in (
    lambda: deflate.DeflateIO(io.BytesIO(b"nonsense"), deflate.ZLIB).read(),
    lambda: deflate.DeflateIO(io.BytesIO(packed[:-1])).read(),
    lambda: deflate.DeflateIO(io.BytesIO(), deflate.ZLIB).write(b"x"),
    lambda: deflate.DeflateIO(io.BytesIO(), 7),
    lambda: deflate.DeflateIO(io.BytesIO(), 2, 99),
    lambda: d.read(),
    lambda: zlib.compress(b"x"),
):
    try:
        print(attempt())
    except (OSError, ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)

# The % operator with bytes on the left.
print(b"%d %i" % (1, -2), b"%x %X %o" % (255, 255, 8), b"%5d|%-5d|%05d" % (1, 2, 3), b"%%" % (), b"%c%c" % (65, b"z"), b"%+d % d" % (1, 2), b"%.2f %e" % (1.5, 100.0))
print(b"%s" % b"raw", b"[%s]" % bytearray(b"ba"), b"%5s|%-5s|" % (b"a", b"b"), b"%s%s" % (b"\x00", b"\xff"), b"plain" % (), type(b"%d" % 1).__name__)
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(type(e).__name__)

attempt(lambda: b"%d" % "a")
attempt(lambda: b"%d %d" % (1,))
attempt(lambda: b"%d" % (1, 2))
attempt(lambda: b"%x" % 1.5)
attempt(lambda: b"%q" % 1)
attempt(lambda: b"%c" % 300)
attempt(lambda: b"%" % 1)
attempt(lambda: b"none" % 5)
header = b"GET %s HTTP/1.%d\r\nLength: %d\r\n\r\n" % (b"/index", 1, 42)
print(header, len(header), header.split(b"\r\n"), header.partition(b" ")[2][:6])

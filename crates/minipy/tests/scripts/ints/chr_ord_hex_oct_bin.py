# chr, ord, hex, oct and bin at their limits.
for n in (0, 1, 7, 8, 255, 256, -1, -255, (1 << 31), -(1 << 31), (1 << 63) - 1, -(1 << 64), 10 ** 25):
    print(hex(n), oct(n), bin(n))
print(hex(True), oct(False), bin(True))
print([chr(n) for n in (32, 65, 126, 161, 233, 255, 256, 0x3B1, 0x20AC, 0x1F600, 0x10FFFF)] == [" ", "A", "~", "\xa1", "\xe9", "\xff", "\u0100", "\u03b1", "\u20ac", "\U0001f600", "\U0010ffff"])
print([ord(c) for c in "\x00 A~\xe9\u20ac\U0001f600"], ord(b"a"), ord(b"\xff"), ord(bytearray(b"z")))
def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except (TypeError, ValueError, OverflowError) as e:
        print(f.__name__, args, type(e).__name__)

for v in (-1, 0x110000, 1 << 20, "a", None, 1.0, b"a"):
    attempt(chr, v)
for v in ("", "ab", b"", b"ab", 5, None, [], "\U0001f600\U0001f600"):
    attempt(ord, v)
for f in (hex, oct, bin):
    for v in (1.0, "1", None, [], b"1"):
        attempt(f, v)
    attempt(f)
    attempt(f, 1, 2)
print(all(ord(chr(n)) == n for n in range(0, 0xD800, 97)), all(int(hex(n), 16) == int(oct(n), 8) == int(bin(n), 2) == n for n in range(-500, 500, 37)))

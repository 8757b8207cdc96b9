def crc8(data):
    c = 0
    for b in data:
        c ^= b
        for _ in range(8):
            c = (c << 1 ^ 0x07) & 0xff if c & 0x80 else c << 1
    return c
print(crc8(b"123456789"), [crc8(bytes([i])) for i in range(4)])
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c
print([popcount(n) for n in (0, 1, 255, 2**31, 2**64 - 1)])
def fnv(s):
    h = 0x811c9dc5
    for b in s.encode():
        h = (h ^ b) * 0x01000193 & 0xffffffff
    return h
print("%08x %08x" % (fnv(""), fnv("hello")))
x = 0x12345678
print(hex(x >> 16 & 0xff), hex((x & 0xff) << 24 | (x & 0xff00) << 8 | x >> 8 & 0xff00 | x >> 24), x.to_bytes(4, "little"))

# Machine integers of 8 to 64 bits emulated with Python's: wrap, sign, rotate, carry.
def signed(n, bits):
    n &= (1 << bits) - 1
    return n - (1 << bits) if n >> (bits - 1) else n
def unsigned(n, bits):
    return n & ((1 << bits) - 1)
def rotl(n, k, bits):
    k %= bits
    n = unsigned(n, bits)
    return unsigned(n << k | n >> (bits - k), bits)
for bits in (8, 16, 31, 32, 63, 64):
    top = 1 << (bits - 1)
    print(bits, [signed(v, bits) for v in (0, 1, top - 1, top, top + 1, 2 * top - 1, 2 * top, -1, -top, -top - 1)])
    print([unsigned(v, bits) for v in (-1, -top, top * 2, top * 3 + 5)], [rotl(0xA5, k, bits) for k in (0, 1, bits - 1, bits, bits + 3)])
def add_with_carry(a, b, bits):
    s = a + b
    return unsigned(s, bits), s >> bits
print(add_with_carry(255, 1, 8), add_with_carry(0xFFFFFFFF, 0xFFFFFFFF, 32), add_with_carry(1 << 63, 1 << 63, 64))
def mulhi(a, b):
    al, ah, bl, bh = a & 0xFFFFFFFF, a >> 32, b & 0xFFFFFFFF, b >> 32
    mid = (al * bl >> 32) + (ah * bl & 0xFFFFFFFF) + (al * bh & 0xFFFFFFFF)
    return ah * bh + (ah * bl >> 32) + (al * bh >> 32) + (mid >> 32)
for a, b in (((1 << 64) - 1, (1 << 64) - 1), (0x123456789ABCDEF0, 0xFEDCBA9876543210), (1 << 63, 2)):
    print(mulhi(a, b), mulhi(a, b) == a * b >> 64)
def fnv1a(data, bits=64):
    h, p = (0xCBF29CE484222325, 0x100000001B3) if bits == 64 else (0x811C9DC5, 0x01000193)
    for c in data:
        h = unsigned((h ^ c) * p, bits)
    return h
print(fnv1a(b""), fnv1a(b"hello"), fnv1a(b"hello", 32), hex(fnv1a(bytes(range(256)))))
def lcg(seed):
    while True:
        seed = unsigned(seed * 6364136223846793005 + 1442695040888963407, 64)
        yield seed >> 33
g = lcg(42)
print([next(g) for _ in range(6)])

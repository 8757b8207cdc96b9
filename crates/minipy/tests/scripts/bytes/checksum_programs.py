# Programs over bytes: CRC-8, CRC-16, Adler, base16, run-length, XOR cipher.
def crc8(data):
    crc = 0
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = (crc << 1) ^ 0x107 if crc & 0x80 else crc << 1
    return crc & 0xFF

def crc16(data, crc=0xFFFF):
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc

def adler(data):
    a, b = 1, 0
    for c in data:
        a = (a + c) % 65521
        b = (b + a) % 65521
    return b << 16 | a

def xor(data, key):
    return bytes(c ^ key[i % len(key)] for i, c in enumerate(data))

def rle(data):
    out = bytearray()
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return bytes(out)

def unrle(data):
    return b"".join(data[i + 1 : i + 2] * data[i] for i in range(0, len(data), 2))

for data in (b"", b"\x00", b"123456789", bytes(range(256)), b"a" * 600, "naïve 日本".encode()):
    packed = rle(data)
    print(len(data), crc8(data), hex(crc16(data)), hex(adler(data)), len(packed), unrle(packed) == data, xor(xor(data, b"key"), b"key") == data)
print(rle(b"aaabccc"), xor(b"secret", b"K").hex(), hex(crc16(b"\x01\x04\x02\xff\xff")))

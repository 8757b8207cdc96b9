# Writing and reading fields of any number of bits in bytes.
class Writer:
    def __init__(self): self.acc, self.n, self.out = 0, 0, bytearray()
    def put(self, value, bits):
        if value >> bits:
            raise ValueError("%d does not fit %d bits" % (value, bits))
        self.acc = self.acc << bits | value
        self.n += bits
        while self.n >= 8:
            self.n -= 8
            self.out.append(self.acc >> self.n & 255)
        self.acc &= (1 << self.n) - 1
        return self
    def done(self):
        if self.n:
            self.put(0, 8 - self.n)
        return bytes(self.out)
class Reader:
    def __init__(self, data): self.data, self.at = data, 0
    def get(self, bits):
        value = 0
        for _ in range(bits):
            if self.at >= len(self.data) * 8:
                raise EOFError("at bit %d" % self.at)
            value = value << 1 | self.data[self.at >> 3] >> (7 - (self.at & 7)) & 1
            self.at += 1
        return value
    def __bool__(self): return self.at < len(self.data) * 8
fields = [(1, 1), (0, 3), (5, 3), (1023, 10), (0, 1), (77, 7), (65535, 16), (1, 33), (3, 2)]
w = Writer()
for v, b in fields:
    w.put(v, b)
data = w.done()
print(data, len(data), data.hex())
r = Reader(data)
print([r.get(b) for _, b in fields] == [v for v, _ in fields], r.at, bool(r), r.get(4), bool(r))
for f in (lambda: r.get(1), lambda: Reader(b"").get(1), lambda: Writer().put(4, 2), lambda: Writer().put(-1, 4) if False else Writer().put(256, 8)):
    try:
        print(f())
    except (EOFError, ValueError) as e:
        print(type(e).__name__, e)
def gamma(n):
    bits = n.bit_length()
    return Writer().put(0, bits - 1).put(n, bits)
print([gamma(n).done().hex() for n in (1, 2, 9, 255, 100000)])
def ungamma(r):
    zeros = 0
    while not r.get(1):
        zeros += 1
    return (1 << zeros) | r.get(zeros)
w = Writer()
numbers = [1, 2, 3, 17, 400, 1, 65536]
for n in numbers:
    w.put(0, n.bit_length() - 1).put(n, n.bit_length())
r = Reader(w.done())
print([ungamma(r) for _ in numbers] == numbers, r.at)
def six(data):
    r = Reader(data + b"\0" * (-len(data) % 3))
    return [r.get(6) for _ in range(len(r.data) * 8 // 6)]
print(six(b"Man"), six(b"A"), six(b""))
def pack12(values):
    w = Writer()
    for v in values:
        w.put(v & 0xFFF, 12)
    return w.done()
def unpack12(data, n):
    r = Reader(data)
    return [v - 4096 if v > 2047 else v for v in (r.get(12) for _ in range(n))]
samples = [0, 1, -1, 2047, -2048, 100, -100]
print(pack12(samples).hex(), unpack12(pack12(samples), 7) == samples, len(pack12(samples)))
bitmap = bytearray(4)
for i in (0, 7, 8, 13, 31):
    bitmap[i >> 3] |= 1 << (i & 7)
print(bitmap, [i for i in range(32) if bitmap[i >> 3] >> (i & 7) & 1], sum(bin(b).count("1") for b in bitmap))
bitmap[1] &= ~(1 << 5) & 0xFF
bitmap[0] ^= 0xFF
print(bitmap, "".join("{:08b}".format(b)[::-1] for b in bitmap))

# LZW with growing code widths, a bit stream in both directions, and round trips of odd inputs.
class BitWriter:
    def __init__(self):
        self.out, self.acc, self.n = bytearray(), 0, 0
    def put(self, value, bits):
        self.acc |= value << self.n
        self.n += bits
        while self.n >= 8:
            self.out.append(self.acc & 0xff)
            self.acc >>= 8
            self.n -= 8
    def done(self):
        if self.n:
            self.out.append(self.acc & 0xff)
        return bytes(self.out)
class BitReader:
    def __init__(self, data):
        self.data, self.at = data, 0
    def get(self, bits):
        if self.at + bits > len(self.data) * 8:
            raise EOFError
        v = 0
        for i in range(bits):
            v |= (self.data[self.at >> 3] >> (self.at & 7) & 1) << i
            self.at += 1
        return v
END = 256
def compress(data):
    w = BitWriter()
    table = {bytes([i]): i for i in range(256)}
    nxt, bits, prefix = 257, 9, b""
    for b in data:
        p = prefix + bytes([b])
        if p in table:
            prefix = p
            continue
        w.put(table[prefix], bits)
        if nxt < 4096:
            table[p] = nxt
            nxt += 1
            if nxt - 1 == 1 << bits:
                bits += 1
        prefix = bytes([b])
    if prefix:
        w.put(table[prefix], bits)
    w.put(END, bits)
    return w.done()
def decompress(data):
    r = BitReader(data)
    table = [bytes([i]) for i in range(256)] + [None]
    bits, prev, out = 9, None, []
    while True:
        code = r.get(bits)
        if code == END:
            return b"".join(out)
        if prev is None:
            entry = table[code]
        else:
            entry = table[code] if code < len(table) else prev + prev[:1]
            if code > len(table):
                raise ValueError("bad code")
            if len(table) < 4096:
                table.append(prev + entry[:1])
        out.append(entry)
        prev = entry
        if len(table) + 1 > 1 << bits and bits < 12:
            bits += 1
for data in (b"", b"a", b"aaaaaaaaaa", b"abababababab", b"TOBEORNOTTOBEORTOBEORNOT", bytes(range(256)), b"".join(bytes([i, i ^ 5]) for i in range(200)), b"xyz" * 300):
    c = compress(data)
    try:
        ok = decompress(c) == data
    except (EOFError, ValueError, TypeError) as e:
        ok = type(e).__name__
    print(len(data), len(c), ok)
for bad in (b"", b"\x61", b"\xff\xff\xff"):
    try:
        print(decompress(bad))
    except (EOFError, ValueError, TypeError, IndexError) as e:
        print(type(e).__name__ == "EOFError" or "refused")
w = BitWriter()
for v, b in ((5, 3), (0, 1), (1023, 10), (1, 2)):
    w.put(v, b)
r = BitReader(w.done())
print([r.get(b) for b in (3, 1, 10, 2)], w.done())

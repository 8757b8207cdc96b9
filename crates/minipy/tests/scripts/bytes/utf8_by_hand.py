# UTF-8 encoded and decoded by hand, against the built-in codec.
def encode(n):
    if n < 0x80:
        return bytes([n])
    if n < 0x800:
        return bytes([0xC0 | n >> 6, 0x80 | n & 63])
    if n < 0x10000:
        return bytes([0xE0 | n >> 12, 0x80 | n >> 6 & 63, 0x80 | n & 63])
    return bytes([0xF0 | n >> 18, 0x80 | n >> 12 & 63, 0x80 | n >> 6 & 63, 0x80 | n & 63])
def decode(data):
    out, i = [], 0
    while i < len(data):
        b = data[i]
        size = 1 if b < 0x80 else 2 if 0xC2 <= b < 0xE0 else 3 if 0xE0 <= b < 0xF0 else 4 if 0xF0 <= b < 0xF5 else 0
        tail = data[i + 1 : i + size]
        if not size or len(tail) != size - 1 or any(t >> 6 != 2 for t in tail):
            raise ValueError("bad byte %d at %d" % (b, i))
        n = b if size == 1 else b & (0xFF >> (size + 1))
        for t in tail:
            n = n << 6 | t & 63
        if n < (0, 0, 0x80, 0x800, 0x10000)[size] or 0xD800 <= n < 0xE000 or n > 0x10FFFF:
            raise ValueError("bad code point")
        out.append(n)
        i += size
    return out
points = [0, 0x41, 0x7F, 0x80, 0xE9, 0x7FF, 0x800, 0x20AC, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF]
for p in points:
    b = encode(p)
    print(hex(p), b, b == chr(p).encode(), decode(b) == [p], ord(b.decode()) == p, len(b))
text = "".join(map(chr, points))
data = b"".join(map(encode, points))
print(data == text.encode(), decode(data) == points, data.decode() == text, len(data), len(text))
for bad in (b"\x80", b"\xc0\x80", b"\xc1\xbf", b"\xc2", b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xed\xa0\x80", b"\xe2\x82", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xff", b"ok\xfe", b"\xe2(\xa1", b"a\xc3\x28"):
    row = []
    for f in (decode, lambda d: d.decode(), lambda d: str(d, "utf-8")):
        try:
            f(bad)
            row.append("accepted")
        except ValueError:
            row.append("refused")
    print(bad, *row)
def count_chars(data):
    return sum(1 for b in data if b & 0xC0 != 0x80)
def boundaries(data):
    return [i for i, b in enumerate(data) if b & 0xC0 != 0x80]
s = "naïve 日本 😀"
e = s.encode()
print(count_chars(e) == len(s), boundaries(e), [e[i:j].decode() for i, j in zip(boundaries(e), boundaries(e)[1:] + [len(e)])] == list(s), e[: boundaries(e)[7]].decode(), max(e), min(e), e.find("日".encode()), e.count(b"\xe6"), e.split(b" ")[1].decode())
cut = e[:9]
while True:
    try:
        print(cut.decode())
        break
    except UnicodeError:
        cut = cut[:-1]

# A frame buffer of one bit per pixel: lines, circles, a font, run-length packing, scrolling, dithering.
class Frame:
    def __init__(self, w, h):
        self.w, self.h = w, h
        self.stride = (w + 7) // 8
        self.buf = bytearray(self.stride * h)
    def pixel(self, x, y, c=None):
        if not (0 <= x < self.w and 0 <= y < self.h):
            return 0
        i, mask = y * self.stride + x // 8, 0x80 >> x % 8
        if c is None:
            return int(bool(self.buf[i] & mask))
        self.buf[i] = self.buf[i] | mask if c else self.buf[i] & ~mask
    def line(self, x0, y0, x1, y1, c=1):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx, sy = 1 if x0 < x1 else -1, 1 if y0 < y1 else -1
        err = dx + dy
        while True:
            self.pixel(x0, y0, c)
            if (x0, y0) == (x1, y1):
                return
            e2 = 2 * err
            if e2 >= dy:
                err += dy
                x0 += sx
            if e2 <= dx:
                err += dx
                y0 += sy
    def circle(self, cx, cy, r):
        x, y, d = r, 0, 1 - r
        while x >= y:
            for a, b in ((x, y), (y, x)):
                for sa in (1, -1):
                    for sb in (1, -1):
                        self.pixel(cx + sa * a, cy + sb * b, 1)
            y += 1
            d += 2 * y + 1 if d < 0 else 2 * (y - x) + 1
            x -= d > 0 and d - 2 * y - 1 >= 0 and 0 or (1 if d >= 2 * (y - x) + 1 and d > 2 * y else 0)
            if y > r:
                break
    def text(self, s, x, y):
        for c in s:
            for row, bits in enumerate(FONT.get(c, (7, 5, 5, 5, 7))):
                for k in range(3):
                    if bits >> 2 - k & 1:
                        self.pixel(x + k, y + row, 1)
            x += 4
        return x
    def scroll(self, dx, dy):
        old = [[self.pixel(x, y) for x in range(self.w)] for y in range(self.h)]
        for y in range(self.h):
            for x in range(self.w):
                sx, sy = x - dx, y - dy
                self.pixel(x, y, old[sy][sx] if 0 <= sx < self.w and 0 <= sy < self.h else 0)
    def __str__(self):
        return "\n".join("".join(".#"[self.pixel(x, y)] for x in range(self.w)) for y in range(self.h))
FONT = {"1": (2, 6, 2, 2, 7), "2": (6, 1, 2, 4, 7), ":": (0, 2, 0, 2, 0), "C": (3, 4, 4, 4, 3), " ": (0,) * 5}
f = Frame(20, 8)
print(f.text("12:C?", 0, 1), f.pixel(19, 1), f.pixel(99, 0))
f.line(0, 7, 19, 6)
print(f)
f.scroll(3, -1)
print(f)
def pack(data):
    out, i = bytearray(), 0
    while i < len(data):
        n = 1
        while n < 128 and data[i + n:i + n + 1] == data[i:i + 1]:
            n += 1
        if n > 2:
            out += bytes([0x80 | n - 1, data[i]])
            i += n
        else:
            j = i
            while j < len(data) and j - i < 127 and not (data[j:j + 1] == data[j + 1:j + 2] == data[j + 2:j + 3]):
                j += 1
            out += bytes([j - i - 1]) + data[i:j]
            i = j
    return bytes(out)
def unpack(data):
    out, i = bytearray(), 0
    while i < len(data):
        n = data[i]
        if n & 0x80:
            out += data[i + 1:i + 2] * ((n & 0x7f) + 1)
            i += 2
        else:
            out += data[i + 1:i + 2 + n]
            i += n + 2
    return bytes(out)
for d in (bytes(f.buf), b"", b"a", b"aaaaabcd", b"x" * 300, bytes(range(200)), b"aabbccdd"):
    p = pack(d)
    print(len(d), len(p), unpack(p) == d)
def dither(grey, w):
    grey, out = list(grey), []
    for i, g in enumerate(grey):
        on = g >= 128
        err = g - (255 if on else 0)
        if (i + 1) % w:
            grey[i + 1] += err * 7 // 16
        if i + w < len(grey):
            grey[i + w] += err * 5 // 16
        out.append(on)
    return ["".join(".#"[v] for v in out[k:k + w]) for k in range(0, len(out), w)]
print("\n".join(dither([x * 255 // 15 for _ in range(4) for x in range(16)], 16)))
g = Frame(9, 9)
for a, b in ((0, 8), (8, 0), (8, 8), (0, 0), (4, 8)):
    g.line(4, 4, a, b)
print(g, sum(bin(b).count("1") for b in g.buf))

# Two framings for serial lines, SLIP and COBS, with a stream decoder that survives noise, and escaping by bytes.
END, ESC, ESC_END, ESC_ESC = 0xc0, 0xdb, 0xdc, 0xdd
def slip(data):
    out = bytearray([END])
    for b in data:
        out += {END: bytes([ESC, ESC_END]), ESC: bytes([ESC, ESC_ESC])}.get(b, bytes([b]))
    out.append(END)
    return bytes(out)
def unslip(stream):
    frame, escaped = bytearray(), False
    for b in stream:
        if escaped:
            if b not in (ESC_END, ESC_ESC):
                yield "bad escape %02x" % b
                frame = bytearray()
            else:
                frame.append(END if b == ESC_END else ESC)
            escaped = False
        elif b == ESC:
            escaped = True
        elif b == END:
            if frame:
                yield bytes(frame)
            frame = bytearray()
        else:
            frame.append(b)
def cobs(data):
    out = bytearray()
    block = bytearray()
    for b in data:
        if b == 0:
            out.append(len(block) + 1)
            out += block
            block = bytearray()
        else:
            block.append(b)
            if len(block) == 254:
                out.append(255)
                out += block
                block = bytearray()
    out.append(len(block) + 1)
    out += block
    return bytes(out)
def uncobs(data):
    out = bytearray()
    i = 0
    while i < len(data):
        n = data[i]
        if n == 0 or i + n > len(data):
            raise ValueError("at %d" % i)
        out += data[i + 1:i + n]
        i += n
        if n < 255 and i < len(data):
            out.append(0)
    return bytes(out)
samples = [b"", b"a", b"\x00", b"\x00\x00", bytes([END, ESC, 1]), b"ab\x00cd", bytes(range(256)), b"\x01" * 254, b"\x01" * 255 + b"\x00", b"x" * 600]
for s in samples:
    print(len(s), len(slip(s)), list(unslip(slip(s))) == ([s] if s else []), len(cobs(s)), 0 in cobs(s), uncobs(cobs(s)) == s)
print(cobs(b"\x11\x22\x00\x33"), slip(bytes([1, END, 2])))
print(list(unslip(b"noise" + slip(b"one") + slip(b"two") + bytes([ESC, 5]) + b"x" + bytes([END]) + slip(b"three"))))
for bad in (b"\x00", b"\x05ab", b"\x02a\x09"):
    try:
        print(uncobs(bad))
    except ValueError as e:
        print("ValueError", e)
def chunks(data, n):
    for i in range(0, len(data), n):
        yield data[i:i + n]
def stream(parts):
    for p in parts:
        yield from p
data = b"".join(slip(bytes([i]) * i) for i in range(1, 6))
print(all(list(unslip(stream(chunks(data, n)))) == [bytes([i]) * i for i in range(1, 6)] for n in (1, 2, 7, 100)))

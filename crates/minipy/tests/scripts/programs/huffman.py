# Huffman coding: building with ties broken by order, encoding to bytes with padding, decoding, canonical form.
from heapq import heappush, heappop
def lengths(freq):
    heap, n = [], 0
    for sym in sorted(freq):
        heappush(heap, (freq[sym], n, (sym,)))
        n += 1
    depth = {s: 0 for s in freq}
    if len(heap) == 1:
        return {heap[0][2][0]: 1}
    while len(heap) > 1:
        fa, _, a = heappop(heap)
        fb, _, b = heappop(heap)
        for s in a + b:
            depth[s] += 1
        heappush(heap, (fa + fb, n, a + b))
        n += 1
    return depth
def canonical(depth):
    code, last, out = 0, 0, {}
    for d, sym in sorted((d, s) for s, d in depth.items()):
        code <<= d - last
        out[sym] = (code, d)
        code += 1
        last = d
    return out
def encode(data):
    freq = {}
    for b in data:
        freq[b] = freq.get(b, 0) + 1
    table = canonical(lengths(freq)) if freq else {}
    acc = n = 0
    out = bytearray()
    for b in data:
        code, d = table[b]
        acc = acc << d | code
        n += d
        while n >= 8:
            n -= 8
            out.append(acc >> n & 0xff)
            acc &= (1 << n) - 1
    pad = -n % 8
    if n:
        out.append(acc << pad & 0xff)
    return {s: d for s, (c, d) in table.items()}, pad, bytes(out)
def decode(depth, pad, data):
    by_code = {v: s for s, v in canonical(depth).items()} if depth else {}
    out = bytearray()
    code = d = 0
    total = len(data) * 8 - pad
    for i in range(total):
        code = code << 1 | data[i // 8] >> 7 - i % 8 & 1
        d += 1
        if (code, d) in by_code:
            out.append(by_code[code, d])
            code = d = 0
    return bytes(out)
for data in (b"", b"a", b"aaaa", b"ab", b"abracadabra", b"the quick brown fox", bytes(range(16)) * 3, b"x" * 50 + b"yz"):
    depth, pad, out = encode(data)
    print(len(data), len(out), pad, decode(depth, pad, out) == data, sum(2 ** -d for d in depth.values()) if depth else 0)
depth, pad, out = encode(b"abracadabra")
print({chr(s): d for s, d in sorted(depth.items())}, {chr(s): bin(c)[2:] for s, (c, d) in sorted(canonical(depth).items())}, out)

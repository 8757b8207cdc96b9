# Bit manipulation: counts, parity, reversal, Gray codes, masks, powers of two.
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c
def reverse(n, bits):
    r = 0
    for _ in range(bits):
        r = r << 1 | n & 1
        n >>= 1
    return r
def gray(n):
    return n ^ n >> 1
def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n
values = (0, 1, 2, 3, 0x55, 0xFF, 1 << 29, (1 << 30) - 1, 1 << 30, (1 << 31) - 1, 1 << 31, (1 << 62) - 1, (1 << 64) - 1, 1 << 100, 0xDEADBEEFCAFE)
for n in values:
    print(n, popcount(n), popcount(n) == bin(n).count("1"), n.bit_length(), popcount(n) & 1, n & -n, (n & (n - 1)) == 0, ungray(gray(n)) == n)
print([reverse(n, 8) for n in (0, 1, 128, 0xF0, 0xA5)], reverse(1, 64), reverse(reverse(0x123456789, 40), 40) == 0x123456789)
print([gray(i) for i in range(9)], all(popcount(gray(i) ^ gray(i + 1)) == 1 for i in range(200)))
flags = 0
for bit in (0, 3, 5, 31, 62):
    flags |= 1 << bit
print(flags, [b for b in range(64) if flags >> b & 1], flags & ~(1 << 31), flags ^ (1 << 3), bool(flags & 1 << 5), bool(flags & 1 << 4))
print([1 << (n - 1).bit_length() for n in (1, 2, 3, 5, 1000, (1 << 31) + 1)], [(n & -n).bit_length() - 1 for n in (1, 8, 12, 1 << 40)], [-1 >> k for k in (0, 5, 100)], [n.bit_length() for n in (-1, -2, -255, -256, -(1 << 31), -(1 << 64))])
swapped = [(a ^ b, ) for a, b in ((5, 9), (-1, 1 << 40))]
a, b = 12345678901, -987654321
a ^= b
b ^= a
a ^= b
print(a, b, swapped)
print([(x & y) + ((x ^ y) >> 1) for x, y in ((4, 7), (-3, 8), (1 << 62, (1 << 62) + 2))], [y ^ ((x ^ y) & -(x < y)) for x, y in ((3, 9), (-5, -7))])
subsets, mask = [], 0b1011
sub = mask
while sub:
    subsets.append(sub)
    sub = (sub - 1) & mask
print(subsets, sum(1 << i for i in range(40)) == (1 << 40) - 1)

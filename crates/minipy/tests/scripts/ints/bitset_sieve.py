# Large ints as sets of bits: sieves, subset sums, set algebra, permutations.
def sieve(n):
    bits = (1 << n) - 1 & ~3
    for p in range(2, int(n ** 0.5) + 1):
        if bits >> p & 1:
            for m in range(p * p, n, p):
                bits &= ~(1 << m)
    return bits
s = sieve(300)
primes = [i for i in range(300) if s >> i & 1]
print(len(primes), primes[:10], primes[-3:], bin(s).count("1"), s.bit_length(), s % 1000007)
def members(bits):
    out = []
    while bits:
        low = bits & -bits
        out.append(low.bit_length() - 1)
        bits ^= low
    return out
print(members(0), members(1), members(1 << 200 | 1 << 64 | 5), members(s) == primes)
a = sum(1 << i for i in range(0, 200, 2))
b = sum(1 << i for i in range(0, 200, 3))
print(members(a & b) == list(range(0, 200, 6)), bin(a | b).count("1"), bin(a ^ b).count("1"), bin(a & ~b).count("1"), a & b == b & a, (a | b) & ~b == a & ~b, a ^ b == (a | b) - (a & b))
def reachable(weights):
    bits = 1
    for w in weights:
        bits |= bits << w
    return bits
r = reachable([3, 5, 7, 100, 1000])
print(members(r)[:12], r >> 1115 & 1, r >> 4 & 1, bin(r).count("1"), r.bit_length())
def life(row, n):
    mask = (1 << n) - 1
    left, right = (row << 1 | row >> (n - 1)) & mask, (row >> 1 | row << (n - 1)) & mask
    return left ^ (row | right)
row = 1 << 40
for _ in range(6):
    print("{:081b}".format(row)[28:53].replace("0", ".").replace("1", "#"))
    row = life(row, 81)
def queens(n):
    full, count = (1 << n) - 1, 0
    def place(cols, d1, d2):
        nonlocal count
        if cols == full:
            count += 1
            return
        free = full & ~(cols | d1 | d2)
        while free:
            bit = free & -free
            free ^= bit
            place(cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    place(0, 0, 0)
    return count
print([queens(n) for n in range(1, 8)])
def gray(n):
    return [i ^ i >> 1 for i in range(1 << n)]
print(gray(3), sorted(gray(4)) == list(range(16)), all(bin(x ^ y).count("1") == 1 for x, y in zip(gray(5), gray(5)[1:])))
def combos(n, k):
    x = (1 << k) - 1
    while x < 1 << n:
        yield x
        c = x & -x
        y = x + c
        x = ((x ^ y) >> 2) // c | y
print([bin(x)[2:] for x in combos(5, 2)][:5], len(list(combos(10, 5))), list(combos(3, 3)), sum(1 for x in combos(12, 3) if x & 1))
big = 1 << 1000
print(big.bit_length(), members(big | big >> 500), (big - 1).bit_length(), bin(big - 1).count("1"), big & (big - 1), (big >> 999), hex(big)[:4] + str(len(hex(big))))

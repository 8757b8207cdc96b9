# Algebraic identities on pseudo-random integers of every size.
state = 99
def rnd(bits):
    global state
    n = 0
    for _ in range(bits // 24 + 1):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        n = n << 24 | state >> 7
    n &= (1 << bits) - 1
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return -n if state >> 16 & 1 else n
broken = {}
def check(name, ok):
    if not ok:
        broken[name] = broken.get(name, 0) + 1
for size in (8, 29, 30, 31, 32, 33, 61, 62, 63, 64, 65, 127, 128, 129, 200):
    for _ in range(12):
        a, b, c = rnd(size), rnd(size), rnd(size // 2 + 1) or 1
        check("square", (a + b) * (a + b) == a * a + 2 * a * b + b * b)
        check("difference", (a + b) * (a - b) == a * a - b * b)
        check("distribute", a * (b + c) == a * b + a * c)
        check("associate", (a * b) * c == a * (b * c))
        check("negate", -(-a) == a and a - b == -(b - a) and -a * b == -(a * b))
        check("divide", (a // c) * c + a % c == a and (a * c) // c == a and (a * c) % c == 0)
        check("divmod", divmod(a, c) == (a // c, a % c) and divmod(-a, c) == (-a // c, -a % c))
        check("mod sign", a % c == 0 or (a % c > 0) == (c > 0))
        check("power", a ** 3 == a * a * a and pow(a, 3, abs(c)) == a ** 3 % abs(c))
        check("shift", a << 37 == a * 2 ** 37 and a >> 13 == a // 2 ** 13 and (a << 5) >> 5 == a)
        check("bits", (a & b) | (a ^ b) == a | b and a ^ b ^ b == a and ~a == -a - 1 and a & ~a == 0)
        check("text", int(str(a)) == a and int(hex(a), 16) == a and int(bin(a), 2) == a and eval(repr(a)) == a)
        check("compare", (a < b) == (a - b < 0) and (a == b) == (not a - b) and max(a, b) + min(a, b) == a + b)
        check("abs", abs(a) == (a if a >= 0 else -a) and abs(a) * abs(b) == abs(a * b))
        check("bytes", int.from_bytes(abs(a).to_bytes(32, "big"), "big") == abs(a))
        check("hash", hash(a) == hash(int(str(a))) and {a: 1}[int(str(a))] == 1)
print(broken or "all hold", state)
print(rnd(200), rnd(64), rnd(31))

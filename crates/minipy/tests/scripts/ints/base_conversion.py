# Conversion between bases by hand, against the builtins, with fractions and signs.
digits = "0123456789abcdefghijklmnopqrstuvwxyz"
def to_base(n, b):
    if n == 0:
        return "0"
    sign, n, out = "-" if n < 0 else "", abs(n), ""
    while n:
        n, r = divmod(n, b)
        out = digits[r] + out
    return sign + out
def from_base(s, b):
    sign, n = (-1, 0) if s[0] == "-" else (1, 0)
    for c in s.lstrip("-"):
        n = n * b + digits.index(c)
    return sign * n
numbers = (0, 1, -1, 35, 36, 1295, 1 << 30, -(1 << 31), (1 << 63) - 1, 10 ** 25, -(7 ** 40))
for n in numbers:
    print(n, [to_base(n, b) for b in (2, 3, 7, 16, 36)] if abs(n) < 1 << 33 else [to_base(n, b) for b in (16, 36)])
    print(all(from_base(to_base(n, b), b) == n == int(to_base(n, b), b) for b in range(2, 37)), "-" * (n < 0) + hex(abs(n))[2:] == to_base(n, 16), bin(n).replace("0b", "") == to_base(n, 2), oct(n).replace("0o", "") == to_base(n, 8))
def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += s * (n // v)
        n %= v
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 3999)])
def excel(n):
    out = ""
    while n > 0:
        n, r = divmod(n - 1, 26)
        out = chr(65 + r) + out
    return out
print([excel(n) for n in (1, 26, 27, 52, 702, 703, 18278, 10 ** 6)], [sum((ord(c) - 64) * 26 ** i for i, c in enumerate(reversed(s))) for s in ("A", "Z", "AA", "ZZ")])
def mixed(seconds):
    out = []
    for size in (60, 60, 24, 7):
        seconds, r = divmod(seconds, size)
        out.append(r)
    return [seconds] + out[::-1]
print(mixed(0), mixed(694861), mixed(10 ** 15), "%d:%02d:%02d" % (3661 // 3600, 3661 // 60 % 60, 3661 % 60))
def balanced_ternary(n):
    out = ""
    while n:
        n, r = divmod(n + 1, 3)
        out = "-0+"[r] + out
    return out or "0"
print([balanced_ternary(n) for n in (-5, -1, 0, 1, 2, 8, 1000)], [to_base(n, 2).zfill(8) for n in (5, 255)], ["{:>08b}".format(n) for n in (5, 255)], [f"{n:#06x}" for n in (0, 255, 4096)])

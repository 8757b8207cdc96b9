def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        q, n = divmod(n, v)
        out += s * q
    return out
def parse(s):
    d = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    return sum(-d[a] if d[a] < d.get(b, 0) else d[a] for a, b in zip(s, s[1:] + " "))
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 3999)], all(parse(roman(n)) == n for n in range(1, 400)))

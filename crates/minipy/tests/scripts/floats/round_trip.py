# repr(), str() and format lose nothing: every text reads back as the same float.
state = 2024
def rnd():
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return state >> 11
bad = 0
longest = ""
for i in range(300):
    m, e = rnd(), rnd() % 120 - 60
    x = m / (1 << 53) * 2.0 ** e
    for f in (x, -x, float("%.3e" % x), float("%.15g" % x), round(x, 4)):
        t = repr(f)
        bad += float(t) != f or str(f) != t or float("%.17g" % f) != f or float(format(f, "")) != f or eval(t) != f
        if len(t) > len(longest):
            longest = t
print(bad, len(longest))
for p in (1, 2, 5, 9, 15, 16, 17, 20):
    print(p, ["%.*g" % (p, v) for v in (1 / 3, 2 / 3, 1e22 / 3, 0.1, 123456.789, 1e-7 / 3)])
for p in (0, 1, 3, 8, 18):
    print(p, ["%.*f" % (p, v) for v in (1 / 3, 2.5, 1e15 / 7, -0.05, 99.995)], ["%.*e" % (p, v) for v in (1 / 3, 9.5, 1e-300)])
print([float(s) for s in ("0.1", "0.10", "1e-1", "100e-3", "0.1000000000000000055")], [s == 0.1 for s in (float("0.1"), float("0.10000000000000001"), float("0.1000000000000001"))])
print([repr(k / 10) for k in range(1, 30, 3)], [repr(1.0 + k * 2.0 ** -52) for k in range(5)], [repr(1e16 + 2 * k) for k in range(4)], [repr(2.0 ** -k) for k in (1, 5, 10, 20, 50)])
print([str(10.0 ** k) for k in (-5, -4, -1, 0, 1, 14, 15, 16, 17, 22)], [str(123 * 10.0 ** k) for k in (-8, -7, 12, 13, 14)], [1e5, 1e-5 * 10, 12e15, 12e14])
x = 0.1
for _ in range(20):
    x = x * 3 % 1
print(x, repr(x) == str(x), [x, (x,), {x}], {x: x} == {float(repr(x)): x})

# Conversion of large ints to floats rounds to nearest, ties to even.
for k in (53, 54, 60, 62, 63, 64, 100, 200):
    base = 1 << k
    step = 1 << (k - 52)
    for d in (0, 1, step // 2 - 1, step // 2, step // 2 + 1, step - 1, step, step + step // 2, 2 * step):
        f = float(base + d)
        print(int(f) - base, int(float(-base - d)) + base, end=" ")
    print()
print(float((1 << 53) - 1), float((1 << 53) + 1), float((1 << 53) + 3), float(10 ** 15 + 1), float(10 ** 22), float(10 ** 23), float(123456789012345678), float(-(10 ** 18) - 1))
print(int(1e15), int(1e16), int(1e22), int(1e23), int(-1e30), int(2.0 ** 100), int(1.5e300) // 10 ** 290, int(4503599627370497.5), int(9007199254740993.0))
for n in (0, 1, 1 << 52, (1 << 53) + 1, 1 << 70, 10 ** 20, 3 ** 50):
    print(float(n) == n, int(float(n)) == n, n - int(float(n)), n + 0.0 == float(n), n * 1.0 == float(n), n / 1 == float(n))
print((1 << 1023) + 0.0, float((1 << 1024) - (1 << 970)), 2.0 ** 1023 * 1.5)
for n in ((1 << 1024) - (1 << 969), 1 << 1024, 10 ** 309, -(1 << 1024)):
    for f in (lambda: float(n), lambda: n + 0.5, lambda: n * 1.0, lambda: 1.0 - n):
        try:
            print(f(), end=" ")
        except OverflowError:
            print("OverflowError", end=" ")
print()
print(10 ** 400 > 1e308, 10 ** 400 == float("inf"), -(10 ** 400) < -1e308, 10 ** 400 != 1e300, (1 << 1024) > 1.7976931348623157e308)
print("%.0f %.3f %g %e" % (1 << 60, (1 << 60) + 1, 1 << 60, 10 ** 20), "{:.1f} {:e}".format(1 << 55, 1 << 80), f"{10 ** 16:.2f}", round(float(1 << 60)) == 1 << 60)

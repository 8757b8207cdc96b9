# round() with and without digits: halves, negative digits, large numbers.
for x in (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 2.675, 1e15 + 0.5, 1e16, 123456.789):
    print(x, round(x), type(round(x)).__name__)
for x, n in ((2.675, 2), (1.005, 2), (0.125, 2), (0.375, 2), (1234.5678, 1), (1234.5678, 0), (1e-10, 5), (5.5, 0), (6.5, 0), (-2.5, 0), (0.15, 1), (0.25, 1), (0.35, 1), (1e20, 2), (99.995, 2)):
    print(x, n, round(x, n))
print(round(2.5, None) if True else 0, round(7.0), round(-7.9), round(1e300) == int(1e300), round(1e22))
print([round(k / 8, 2) for k in range(-8, 9)])
print([round(k + 0.5) for k in range(-5, 6)])
print(round(1.23456789, 8), round(1.23456789, 20), round(0.0, 3), round(1e-320, 5))
for f in (lambda: round(1.5, "a"), lambda: round(1.5, 1.0), lambda: round("1.5"), lambda: round(1, 2, 3), lambda: round([]), lambda: round()):
    try:
        print(f())
    except TypeError:
        print("TypeError")
print(int(2.9999999999999996), int(-2.9), int(1e18), int(1e19), int(-1e25), int(2.0 ** 62), int(2.0 ** 63), int(2.0 ** 64), int(1e308) % 1000)
print(2.5 // 1, -2.5 // 1, 2.5 % 1, -2.5 % 1, divmod(-2.5, 1), divmod(7.25, -2), 1e20 // 3, 1e20 % 3)

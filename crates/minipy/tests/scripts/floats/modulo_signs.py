# Float floor division and modulo for all signs, and their identity.
vals = (0.5, 1.0, 2.5, 3.75, 7.0, 1e10, 0.1)
for a in vals:
    row = []
    for b in vals:
        for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
            row.append((x // y, x % y))
    print(a, row[:8])
print(5.5 % 2, -5.5 % 2, 5.5 % -2, -5.5 % -2, 5.5 // 2, -5.5 // 2, 5.5 // -2, -5.5 // -2)
print(1 % 0.1, 0.3 % 0.1, 1e17 % 3, 1e-20 % 1, -1e-20 % 1, -1e-20 // 1, 1e300 % 7.0, 7 % 1e300, -7 % 1e300)
print(divmod(5.5, 2), divmod(-5.5, 2), divmod(5, 0.75), divmod(-1, 3.0), divmod(True, 0.5))
for f in (lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0 / 0, lambda: 1.0 / False, lambda: 1.0 % -0.0, lambda: 5 // 0.0):
    try:
        print(f())
    except ZeroDivisionError:
        print("ZeroDivisionError")
for f in (lambda: 1.0 + "a", lambda: "a" % 1.0 if False else 1.0 - None, lambda: 1.5 & 1, lambda: 1.5 | 2, lambda: ~1.5, lambda: 1.5 << 1, lambda: 1.5 // "x", lambda: [] * 1.5, lambda: 1.5 ** "a", lambda: 1.5 % []):
    try:
        print(f())
    except TypeError:
        print("TypeError")
x = 10.0
x //= 3
x *= 2.5
x -= 0.5
x /= 4
x **= 2
x %= 2
print(x)

# True division of ints: exact quotients, rounding, large operands.
for a, b in ((1, 2), (1, 3), (-1, 3), (2, -3), (7, 7), (0, 9), (10, 4), (1, 10), (3, 10)):
    print(a, b, a / b)
print((1 << 53) / 1, ((1 << 53) + 1) / 1, (1 << 62) / 3, (1 << 64) / (1 << 63), (1 << 200) / (1 << 199), 10 ** 30 / 10 ** 29)
print(10 ** 22 / 1, 1 / 10 ** 22, (10 ** 18 + 1) / 10 ** 18, -(1 << 80) / (1 << 78), 1 / (1 << 100))
print(4 / 2, type(4 / 2).__name__, True / 2, 2 / True, 6 / 3 == 2, 6 / 3 is not 2.0 or True)
print(2 ** 1023 / 1, 2 ** 1023 / 2 ** 1022, 3 * 2 ** 500 / 2 ** 499)
try:
    print(2 ** 2000 / 3)
except OverflowError:
    print("OverflowError")
for f in (lambda: 1 / "a", lambda: "a" / 1, lambda: None / 1, lambda: 1 / [], lambda: {} / {}):
    try:
        f()
    except TypeError:
        print("TypeError")
total = 0.0
for i in range(1, 20):
    total += 1 / i
print(total)

# Powers: signs, zero, negative exponents, three arguments.
for base in (0, 1, -1, 2, -2, 3, 10, -10):
    print(base, [base ** k for k in (0, 1, 2, 3, 31, 32, 63, 64)])
print(2 ** -1, 4 ** -2, (-2) ** -3, 10 ** -3, 1 ** -5, (-1) ** -5, -2 ** 2, -2 ** -2, 2 ** 3 ** 2, (2 ** 3) ** 2)
print(7 ** 77, (-7) ** 33, 2 ** 200, (2 ** 64) ** 3, (10 ** 20) ** 2, 1 ** (10 ** 30), 0 ** (10 ** 30), (-1) ** (10 ** 30), (-1) ** (10 ** 30 + 1))
print(pow(2, 10), pow(2, 10, 1000), pow(3, 200, 7), pow(-3, 3, 7), pow(3, 0, 7), pow(0, 0, 5), pow(5, 3, 1))
print(pow(3, 10 ** 18, 1000007), pow(10 ** 20, 3, 997), pow(2, 1000, 2 ** 61 - 1), pow(12345, 67890, 10 ** 9 + 7))
for f in (
    lambda: pow(2, 3, 0), lambda: pow("a", 2), lambda: pow(2, "a"), lambda: pow(2), lambda: pow(), lambda: 2 ** "a",
    lambda: None ** 2, lambda: [] ** 2, lambda: pow(2, 3, "a"), lambda: pow(1, 2, 3, 4), lambda: 0 ** -1,
):
    try:
        print(f())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__)
print(True ** 2, 2 ** True, True ** False, 2 ** 0.5, 4 ** 0.5, 2.0 ** 10, type(2 ** 2).__name__, type(2 ** -2).__name__)
x = 3
x **= 4
x **= 2
print(x)

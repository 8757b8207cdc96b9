# Float powers: fractional, negative, of zero, of negative bases.
print(2.0 ** 0.5, 4 ** 0.5, 8 ** (1 / 3), 10 ** -2.0, 0.25 ** -0.5, 1.5 ** 10, 1e10 ** 0.1, 2 ** 0.0, 0.0 ** 0, 0 ** 0.5, 0.0 ** 5)
print((-2.0) ** 3, (-2.0) ** -3, (-2.0) ** 2.0, (-8) ** 3.0, -2.0 ** 2, -2 ** 0.5, 2.0 ** -1, (-1.0) ** 1e10, (-1.0) ** (2.0 ** 53))
for f in (lambda: 0.0 ** -1, lambda: 0 ** -0.5, lambda: (-0.0) ** -3):
    try:
        print(f())
    except ZeroDivisionError:
        print("ZeroDivisionError")
print(pow(2.0, 3), pow(2, 3.0), pow(2.5, -2), pow(0.0, 0.0), pow(9, 0.5), pow(True, 0.5))
for f in (lambda: pow(2.0, 3, 5), lambda: pow(2, 3.0, 5), lambda: pow(2, 3, 5.0)):
    try:
        print(f())
    except TypeError:
        print("TypeError")
import math
for x in (0.0, 1.0, 2.0, 100.0, 1e-10, 1e10):
    print(math.sqrt(x), x ** 0.5, round(math.exp(min(x, 5.0)), 9), math.sqrt(x) ** 2 - x < 1e-5)
print([round(1.1 ** k, 6) for k in range(-5, 6)], [2.0 ** k for k in range(-5, 6)])
a = 1.0
for i in range(20):
    a = (a + 2 / a) / 2
print(a, a * a)
print(1.0 ** 10 ** 100 if False else 1.0, 1.0 ** float("inf"), 2.0 ** 3 ** 2, 2.0 ** -3 ** 2)

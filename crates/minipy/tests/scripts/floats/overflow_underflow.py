# Where float arithmetic overflows, underflows, or loses what was added.
big, tiny = 1.7976931348623157e308, 5e-324
print(big * 2, -big * 2, big + big, big + 1e291, big + 1e292 == float("inf"), big - big, big / 0.5, tiny / 2, -tiny / 2, tiny * 0.5, tiny * 0.6, tiny * 1.5, tiny + tiny)
print(1e308 + 1e308 - 1e308, 1e16 + 1 - 1e16, (1e16 + 1.5) - 1e16, 1 + 1e-16 == 1, 1 + 2.3e-16 == 1, 1e-300 * 1e-300, 1e300 * 1e300)
for f in (lambda: 10.0 ** 400, lambda: 2.0 ** 1024, lambda: (-10.0) ** 401, lambda: 1e200 ** 2, lambda: 0.5 ** 2000, lambda: 2.0 ** -1080, lambda: 10.0 ** -400):
    try:
        print(f())
    except OverflowError:
        print("OverflowError")
for f in (lambda: 10 ** 400 * 1.0, lambda: 1.0 + 10 ** 400, lambda: 10 ** 400 / 3.0, lambda: 2.5 - (1 << 2000), lambda: float(1 << 1024), lambda: (1 << 1024) - 0.5):
    try:
        print(f())
    except OverflowError:
        print("OverflowError")
x = 1.0
n = 0
while x > 0:
    x /= 2
    n += 1
print("halvings", n)
x = 1.0
n = 0
while x < float("inf"):
    x *= 2
    n += 1
print("doublings", n)
eps = 1.0
while 1.0 + eps / 2 != 1.0:
    eps /= 2
print("epsilon", eps)
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-15, 1e15 + 0.1, 1e17 + 1 == 1e17, 2.0 ** 53 + 1 == 2.0 ** 53)

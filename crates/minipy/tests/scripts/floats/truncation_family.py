# int, //, %, divmod, round and math's floor, ceil, trunc side by side.
import math
values = [0.0, -0.0, 0.4, 0.5, 0.6, 1.0, 1.5, 2.5, -0.4, -0.5, -0.6, -1.0, -1.5, -2.5, 1e15 + 0.5, -1e15 - 0.5, 2.0 ** 52 + 0.5 if False else 2.0 ** 52, 2.0 ** 53 + 2, 1e18, -1e18, 1e22, 0.9999999999999999, -0.9999999999999999, 4.999999999999999, 1e-320]
for x in values:
    print(x, int(x), math.floor(x), math.ceil(x), math.trunc(x), round(x), x // 1, x % 1, divmod(x, 1), -(-x // 1))
for x in values[2:14]:
    print([round(x / 3, n) for n in (0, 1, 2, 5)], [round(x * 12345.678, n) for n in (-3, -2, -1)], "%.0f %.1f" % (x, x), f"{x:.0f}", int(x + 0.5), int(x * 10) / 10)
for x, y in ((7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (1e17, 3.0), (0.7, 0.1), (6.0, 0.1), (5, 0.5), (-5, 0.3)):
    q, r = divmod(x, y)
    print(x, y, q, r, q == x // y, r == x % y, math.fmod(x, y), abs(q * y + r - x) < 1e-9, (r < 0) == (y < 0) or r == 0)
print([math.modf(x) for x in (1.5, -1.5, 0.0)], [x.is_integer() for x in (1.0, 1.5, -0.0, 1e300)], [math.floor(-1e10 - 0.5), math.ceil(-0.5)], [type(f(2.5)).__name__ for f in (int, math.floor, math.ceil, math.trunc, round)])
def attempt(f):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__)

for bad in (float("nan"), float("inf"), -float("inf")):
    for f in (int, math.floor, math.ceil, math.trunc, round):
        attempt(lambda: f(bad))
    print(bad // 1, bad % 1, round(bad, 3))
for bad in ("1.5", None, []):
    for f in (math.floor, math.ceil, math.trunc):
        attempt(lambda: f(bad))
print(math.floor(5), math.ceil(True), math.trunc(-7), math.floor(1 << 70) == 1 << 70, round(7, -1), round(-15, -1), round(25, -1))

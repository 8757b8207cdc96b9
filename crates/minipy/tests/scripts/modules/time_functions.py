# time: monotonic sources, conversions of a fixed instant, sleeping for at least the time asked, wrong arguments.
import time
a = time.time()
b = time.time()
print(b >= a, a > 1.5e9, isinstance(time.time(), (int, float)))
t = time.gmtime(86400 * 365)
print(len(t) >= 8, t[1:6], t[6], t[7])
for when in (0, 951782400, 1709164800, 1735689599):
    g = time.gmtime(when)
    print(g[:8])
print(time.gmtime()[0] >= 2023, len(time.localtime()) >= 8)
x = time.mktime((2024, 2, 29, 12, 30, 15, 0, 0, -1) if False else time.localtime(1709209815))
print(x == 1709209815)
start = time.time()
time.sleep(0.02)
print(time.time() - start >= 0.019)
for f in (lambda: time.sleep("x"), lambda: time.sleep(), lambda: time.gmtime("now"), lambda: time.mktime(5), lambda: time.mktime((1, 2))):
    try:
        f()
        print("no error")
    except TypeError:
        print("TypeError")
def iso(t):
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % tuple(t[:6])
print(iso(time.gmtime(1700000000)), iso(time.gmtime(1)), iso(time.gmtime(1582979696)))
def days_from_civil(y, m, d):
    y -= m <= 2
    era = y // 400
    yoe = y - era * 400
    doy = (153 * (m + (-3 if m > 2 else 9)) + 2) // 5 + d - 1
    doe = yoe * 365 + yoe // 4 - yoe // 100 + doy
    return era * 146097 + doe - 719468
for when in (0, 1e9, 1.7e9, 4e9):
    y, m, d, hh, mm, ss, wd, yd = time.gmtime(int(when))[:8]
    print(days_from_civil(y, m, d) * 86400 + hh * 3600 + mm * 60 + ss == int(when), (days_from_civil(y, m, d) + 3) % 7 == wd, 1 <= yd <= 366)

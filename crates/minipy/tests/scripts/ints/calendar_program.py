# Date arithmetic with ints: leap years, days since an epoch, weekdays, Easter.
def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def month_days(y, m):
    return [31, 28 + leap(y), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
def to_days(y, m, d):
    y -= m <= 2
    era = y // 400
    yoe = y - era * 400
    doy = (153 * (m + (-3 if m > 2 else 9)) + 2) // 5 + d - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468
def from_days(z):
    z += 719468
    era, doe = divmod(z, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    d, m = doy - (153 * mp + 2) // 5 + 1, mp + (3 if mp < 10 else -9)
    return yoe + era * 400 + (m <= 2), m, d
print([y for y in (1600, 1700, 1900, 1996, 2000, 2023, 2024, 2100) if leap(y)], [month_days(2024, m) for m in range(1, 13)], sum(month_days(2023, m) for m in range(1, 13)))
for date in ((1970, 1, 1), (2000, 2, 29), (2024, 12, 31), (1969, 12, 31), (1, 1, 1), (-4712, 11, 24), (9999, 12, 31)):
    n = to_days(*date)
    print(date, n, from_days(n) == date, "MTWTFSS"[(n + 3) % 7], from_days(n + 1), from_days(n - 1))
print(all(from_days(to_days(*from_days(n))) == from_days(n) for n in range(-800000, 800000, 997)), to_days(2024, 3, 1) - to_days(2024, 2, 1), to_days(2023, 3, 1) - to_days(2023, 2, 1))
def easter(y):
    a, (b, c) = y % 19, divmod(y, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return y, month, day + 1
print([easter(y) for y in (1999, 2000, 2024, 2025, 2038)], {"MTWTFSS"[(to_days(*easter(y)) + 3) % 7] for y in range(1900, 2100)})
def stamp(seconds):
    days, rest = divmod(seconds, 86400)
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (from_days(days) + (rest // 3600, rest // 60 % 60, rest % 60))
print([stamp(s) for s in (0, 86399, 951782400, 1 << 31, (1 << 31) - 1, -1, 1 << 32, -(1 << 31))])
def iso_week(y, m, d):
    n = to_days(y, m, d)
    thursday = n - (n + 3) % 7 + 3
    wy = from_days(thursday)[0]
    return wy, (thursday - to_days(wy, 1, 1)) // 7 + 1, (n + 3) % 7 + 1
print([iso_week(*d) for d in ((2021, 1, 3), (2020, 12, 31), (2024, 12, 30), (2005, 1, 1))], [sum(1 for m in range(1, 13) if (to_days(y, m, 13) + 3) % 7 == 4) for y in range(2015, 2027)])

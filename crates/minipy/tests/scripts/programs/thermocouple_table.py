# A lookup table with interpolation both ways, bisection, a polynomial, and error bounds over the range.
TABLE = [(-50, -1.889), (0, 0.0), (50, 2.023), (100, 4.096), (150, 6.138), (200, 8.138), (250, 10.153), (300, 12.209)]
def bisect(seq, x, key=lambda v: v):
    low, high = 0, len(seq)
    while low < high:
        mid = (low + high) // 2
        if key(seq[mid]) < x:
            low = mid + 1
        else:
            high = mid
    return low
def interpolate(table, x, i, o):
    if not table[0][i] <= x <= table[-1][i]:
        raise ValueError("%g is outside %g..%g" % (x, table[0][i], table[-1][i]))
    k = max(1, bisect(table, x, lambda row: row[i]))
    a, b = table[k - 1], table[k]
    return a[o] + (x - a[i]) * (b[o] - a[o]) / (b[i] - a[i])
def temperature(mv): return interpolate(TABLE, mv, 1, 0)
def voltage(t): return interpolate(TABLE, t, 0, 1)
for t in (-50, -25, 0, 37, 100, 299.5, 300):
    print(t, "%.4f" % voltage(t), "%.3f" % temperature(voltage(t)))
for bad in (-51, 301):
    try:
        voltage(bad)
    except ValueError as e:
        print(e)
def poly(cs, x):
    r = 0.0
    for c in reversed(cs):
        r = r * x + c
    return r
CS = (0.0, 25.08355, 0.07860106, -0.2503131, 0.0831527, -0.01228034, 0.0009804036, -0.0000441303)
worst = max(abs(poly(CS, mv) - t) for t, mv in TABLE if mv >= 0)
print(worst < 1.0, "%.1f" % poly(CS, 4.096), "%.1f" % poly((), 3), poly((5,), 9), poly((1, 2, 3), 2))
def adc(volts, bits, ref): return max(0, min((1 << bits) - 1, int(volts / ref * (1 << bits))))
print([adc(v, 12, 3.3) for v in (0, 1.65, 3.3, 5, -1)], [adc(1.0, b, 2.0) for b in (1, 8, 10, 16)])
def oversample(samples, extra):
    n = 4 ** extra
    return [sum(samples[i:i + n]) >> extra for i in range(0, len(samples) - n + 1, n)]
print(oversample([512, 513, 512, 513] * 4, 1), oversample([512, 513, 512, 513] * 4, 2), oversample([1, 2], 1))
print(bisect([], 5), bisect([1, 3, 5], 3), bisect([1, 3, 5], 4), bisect([1, 1, 1], 1), bisect("abd", "c"))
def stats(xs):
    n = mean = m2 = 0
    low = high = None
    for x in xs:
        n += 1
        d = x - mean
        mean += d / n
        m2 += d * (x - mean)
        low, high = (x, x) if low is None else (min(low, x), max(high, x))
    return n, round(mean, 6), round((m2 / n) ** 0.5, 6) if n else None, low, high
print(stats([1, 2, 3, 4]), stats([]), stats([5.5] * 3), stats(voltage(t) * 0 + t for t in range(0, 101, 50)))

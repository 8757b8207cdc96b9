# Money with floats and with ints: rounding rules, splitting, interest, totals.
prices = [19.99, 5.01, 0.1, 0.2, 3.335, 1.005, 2.675]
print(sum(prices), round(sum(prices), 2), "%.2f" % sum(prices), sum(round(p * 100) for p in prices) / 100, [round(p, 2) for p in prices], ["%.2f" % p for p in prices], [f"{p:.1f}" for p in prices])
def half_up(x, places=2):
    s = "%.*f" % (places + 8, x)
    whole, frac = s.split(".")
    n = int(whole.lstrip("-") + frac[:places]) + (frac[places] >= "5")
    sign = "-" if s.startswith("-") and n else ""
    t = str(n).zfill(places + 1)
    return sign + t[:-places] + "." + t[-places:]
print([half_up(p) for p in prices], half_up(-1.005), half_up(-0.001), half_up(999.995), half_up(0))
def split(cents, n):
    q, r = divmod(cents, n)
    return [q + (i < r) for i in range(n)]
for cents, n in ((100, 3), (1, 4), (0, 2), (-100, 3), (999, 10)):
    print(split(cents, n), sum(split(cents, n)) == cents)
def fmt(cents):
    sign, cents = "-" * (cents < 0), abs(cents)
    return "%s$%s.%02d" % (sign, "{:,}".format(cents // 100), cents % 100)
print([fmt(c) for c in (0, 5, 99, 100, 123456789, -250, 10 ** 15)])
balance = 1000.0
for year in range(1, 6):
    balance *= 1.05
    print(year, balance, "%.2f" % balance, round(balance, 2), "{:>10,.2f}".format(balance))
print(1000 * 1.05 ** 5, round(1000 * 1.05 ** 5 - balance, 9) == 0, 1000 * (1 + 0.05 / 12) ** 60)
def payment(p, rate, n):
    r = rate / 12
    return p * r / (1 - (1 + r) ** -n)
m = payment(200000, 0.045, 360)
print("%.4f" % m, "%.2f" % (m * 360))
left = 20000000
for k in range(3):
    interest = left * 45 // 12000
    left -= round(m * 100) - interest
    print(k, fmt(interest), fmt(left))
vals = [0.125, 0.375, 0.5, 1.5, 2.5, -0.5, -1.5, 1e-10, 123456.785, 0.045]
print([round(v) for v in vals], [round(v, 1) for v in vals], [round(v, 2) for v in vals], [int(v * 100) for v in vals], [-(-v // 1) for v in vals])
print(["%5.1f%%" % (100 * v) for v in (0.1, 0.125, 1.0, 0.0004)], ["{:.0%}".format(v) for v in (0.125, 0.135, 0.5, 1.5)], f"{1 / 3:.3%}", f"{0.29 * 100}", 0.29 * 100 == 29, round(0.29 * 100), 1.1 + 2.2 == 3.3, abs(1.1 + 2.2 - 3.3) < 1e-9, 0.1 * 3, 3 * 0.1 == 0.3)
rates = {"eur": 1.0, "usd": 1.0873, "jpy": 162.4}
def convert(x, a, b):
    return x / rates[a] * rates[b]
print(["%.4f" % convert(100, a, b) for a in rates for b in rates], round(convert(convert(50, "eur", "jpy"), "jpy", "eur"), 9))
total, tax = 0, 0
for qty, cents, rate in ((3, 1999, 0.19), (1, 501, 0.07), (10, 9, 0.19)):
    net = qty * cents
    total += net
    tax += round(net * rate)
    print("%2d x %s = %9s + %s" % (qty, fmt(cents), fmt(net), fmt(round(net * rate))))
print(fmt(total), fmt(tax), fmt(total + tax), "%.3f" % (tax / total))

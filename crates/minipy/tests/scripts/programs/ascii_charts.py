# Charts in text: bars, a line plot with scaling, sparklines, a gauge, a calendar month.
def bars(data, width=20, char="#"):
    top = max((abs(v) for v in data.values()), default=0) or 1
    name = max(map(len, data), default=0)
    for k, v in data.items():
        n = round(abs(v) * width / top)
        yield "%-*s %s%s %g" % (name, k, "-" if v < 0 else "", char * n, v)
print("\n".join(bars({"mon": 5, "tuesday": 12.5, "w": 0, "thu": -3})), list(bars({})), list(bars({"zero": 0})))
def plot(xs, height=5):
    low, high = min(xs), max(xs)
    span = high - low or 1
    rows = [[" "] * len(xs) for _ in range(height)]
    for i, x in enumerate(xs):
        y = int((x - low) * (height - 1) / span + 0.5)
        rows[height - 1 - y][i] = "*"
    for k, row in enumerate(rows):
        yield "%6.1f |%s" % (high - k * span / (height - 1), "".join(row).rstrip())
    yield " " * 7 + "+" + "-" * len(xs)
print("\n".join(plot([0, 2, 4, 7, 9, 10, 9, 7, 4, 2, 0, -1])))
print("\n".join(plot([5, 5, 5], 3)))
def spark(xs, levels="_.-=*#"):
    low, high = min(xs), max(xs)
    return "".join(levels[int((x - low) / ((high - low) or 1) * (len(levels) - 1))] for x in xs)
print(spark([1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]), spark([7]), spark([0, 100, 0]))
def gauge(v, low, high, width=10):
    v = min(max(v, low), high)
    n = (v - low) * width // (high - low)
    return "[" + "=" * n + ">" * (n < width) + " " * (width - n - 1) + "] %d%%" % ((v - low) * 100 // (high - low))
print([gauge(v, 0, 50) for v in (0, 25, 50, 99, -5)])
def month(y, m):
    days = [31, 29 if y % 4 == 0 and (y % 100 or y % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
    a = (14 - m) // 12
    yy, mm = y - a, m + 12 * a - 2
    first = (1 + yy + yy // 4 - yy // 100 + yy // 400 + 31 * mm // 12) % 7
    first = (first + 6) % 7
    cells = ["  "] * first + ["%2d" % d for d in range(1, days + 1)]
    yield "%d-%02d".center(20).rstrip() % (y, m) if False else ("%d-%02d" % (y, m)).center(20).rstrip()
    for i in range(0, len(cells), 7):
        yield " ".join(cells[i:i + 7])
print("\n".join(month(2024, 2)))
def box(lines, pad=1):
    w = max(map(len, lines), default=0)
    edge = "+" + "-" * (w + 2 * pad) + "+"
    return "\n".join([edge] + ["|" + " " * pad + l + " " * (w - len(l) + pad) + "|" for l in lines] + [edge])
print(box(["short", "a longer line", ""]), box([]), box(["é"], 0), sep="\n")

# A schedule in cron form: parsing of fields, the next time that fits, calendar arithmetic, errors of the text.
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def days_in(y, m):
    return 29 if m == 2 and leap(y) else DAYS[m - 1]
def weekday(y, m, d):
    if m < 3:
        m, y = m + 12, y - 1
    return (d + 13 * (m + 1) // 5 + y + y // 4 - y // 100 + y // 400 + 5) % 7
class Field:
    def __init__(self, text, low, high, names=()):
        self.values = set()
        self.any = text == "*"
        for part in text.split(","):
            part, _, step = part.partition("/")
            step = int(step) if step else 1
            if step < 1:
                raise ValueError("step in " + text)
            if part == "*":
                a, b = low, high
            elif "-" in part:
                a, b = (self.number(p, names) for p in part.split("-"))
            else:
                a = b = self.number(part, names)
            if not low <= a <= b <= high:
                raise ValueError("%s is not within %d-%d" % (part, low, high))
            self.values.update(range(a, b + 1, step))
    def number(self, text, names):
        return names.index(text.lower()) if text.lower() in names else int(text)
    def __contains__(self, v):
        return v in self.values
class Cron:
    def __init__(self, text):
        fields = text.split()
        if len(fields) != 5:
            raise ValueError("five fields, not %d" % len(fields))
        self.minute = Field(fields[0], 0, 59)
        self.hour = Field(fields[1], 0, 23)
        self.day = Field(fields[2], 1, 31)
        self.month = Field(fields[3], 1, 12, ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
        self.dow = Field(fields[4], 0, 6, ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    def day_fits(self, y, m, d):
        by_day, by_dow = d in self.day, weekday(y, m, d) in self.dow
        return by_day and by_dow if self.day.any or self.dow.any else by_day or by_dow
    def next(self, y, m, d, hh, mm):
        mm += 1
        for _ in range(3000):
            if m in self.month and self.day_fits(y, m, d):
                for h in range(hh, 24):
                    if h in self.hour:
                        for mi in range(mm if h == hh else 0, 60):
                            if mi in self.minute:
                                return y, m, d, h, mi
            hh = mm = 0
            d += 1
            if d > days_in(y, m):
                d, m = 1, m + 1
                if m > 12:
                    m, y = 1, y + 1
for text in ("* * * * *", "*/15 8-17 * * mon-fri", "0 0 1 jan *", "30 6 29 2 *", "5,35 */6 * * *", "0 12 13 * fri", "59 23 31 12 *"):
    c = Cron(text)
    t = (2024, 2, 28, 23, 45)
    out = []
    for _ in range(4):
        t = c.next(*t)
        out.append("%04d-%02d-%02d %02d:%02d" % t)
    print(text, "|", "; ".join(out))
for bad in ("* * * *", "60 * * * *", "*/0 * * * *", "5-2 * * * *", "x * * * *", "* 24 * * *", "* * 0 * *"):
    try:
        Cron(bad)
        print("accepted", bad)
    except ValueError as e:
        print("ValueError", bad)
print([weekday(2024, 1, d) for d in (1, 7, 8)], weekday(2000, 2, 29), sum(days_in(2023, m) for m in range(1, 13)))

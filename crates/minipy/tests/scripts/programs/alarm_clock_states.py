# An alarm clock in hours and minutes: arithmetic over midnight, snooze, weekdays, next ring, a day simulated.
class Time:
    def __init__(self, minutes): self.m = minutes % 1440
    @classmethod
    def parse(cls, text):
        h, sep, m = text.partition(":")
        if not sep or not (h.isdigit() and m.isdigit()) or int(h) > 23 or int(m) > 59:
            raise ValueError("time " + repr(text))
        return cls(int(h) * 60 + int(m))
    def __add__(self, n): return Time(self.m + n)
    def __sub__(self, o): return (self.m - o.m) % 1440 if isinstance(o, Time) else Time(self.m - o)
    def __eq__(self, o): return isinstance(o, Time) and self.m == o.m
    def __lt__(self, o): return self.m < o.m
    def __hash__(self): return self.m
    def __repr__(self): return "%02d:%02d" % divmod(self.m, 60)
t = Time.parse("23:50")
print(t + 15, t - 1430, Time.parse("00:05") - t, t - Time.parse("00:05"), sorted([t, t + 20, t + 5]), len({t, t + 1440, t + 1}))
for bad in ("24:00", "12:60", "12", "a:b", "", "-1:00", "1:2:3"):
    try:
        print(bad, Time.parse(bad))
    except ValueError as e:
        print(e)
class Clock:
    def __init__(self): self.day, self.now, self.alarms, self.ringing, self.snoozed, self.log = 0, Time(0), [], None, None, []
    def alarm(self, text, days="0123456", once=False): self.alarms.append({"at": Time.parse(text), "days": {int(d) for d in days}, "once": once})
    def next_alarm(self):
        best = None
        for a in self.alarms:
            for ahead in range(8):
                if (self.day + ahead) % 7 in a["days"] and (ahead or self.now < a["at"]):
                    wait = ahead * 1440 + a["at"].m - self.now.m
                    best = wait if best is None else min(best, wait)
                    break
        return best
    def note(self, text): self.log.append("%d %s %s" % (self.day, self.now, text))
    def tick(self):
        self.now += 1
        if self.now == Time(0):
            self.day = (self.day + 1) % 7
        if self.ringing is not None:
            self.ringing += 1
            if self.ringing >= 30:
                self.ringing = None
                self.note("gives up")
        if self.snoozed == self.now:
            self.snoozed, self.ringing = None, 0
            self.note("rings again")
        for a in self.alarms[:]:
            if a["at"] == self.now and self.day in a["days"]:
                self.ringing = 0
                self.note("rings")
                if a["once"]:
                    self.alarms.remove(a)
    def press(self, what):
        if self.ringing is None:
            return False
        self.ringing = None
        if what == "snooze":
            self.snoozed = self.now + 9
        self.note(what)
        return True
c = Clock()
c.alarm("07:00", "01234")
c.alarm("09:30", "56")
c.alarm("23:58", once=True)
print(c.next_alarm())
script = {(0, "07:03"): "snooze", (0, "07:15"): "stop", (1, "00:01"): "snooze", (1, "00:12"): "stop", (5, "09:31"): "stop", (2, "12:00"): "stop"}
for _ in range(7 * 1440):
    c.tick()
    what = script.get((c.day, repr(c.now)))
    if what:
        c.press(what)
print("\n".join(c.log))
print(c.next_alarm(), len(c.alarms), c.day, c.now)

# A log ring that drops by severity, with levels, filters, formatting and a size bound in bytes.
LEVELS = {"D": 10, "I": 20, "W": 30, "E": 40, "C": 50}
class Ring:
    def __init__(self, limit, keep="W"):
        self.limit, self.keep = limit, LEVELS[keep]
        self.lines, self.size, self.dropped = [], 0, {}
    def add(self, level, name, text, *args):
        if args:
            try:
                text = text % args
            except (TypeError, ValueError) as e:
                text = "%s %r (%s)" % (text, args, type(e).__name__)
        line = (level, "%s %8s: %s" % (level, name[-8:], text))
        if len(line[1]) > self.limit:
            line = (level, line[1][:self.limit - 3] + "...")
        self.lines.append(line)
        self.size += len(line[1])
        while self.size > self.limit:
            self.drop()
    def drop(self):
        for i, (level, text) in enumerate(self.lines):
            if LEVELS[level] < self.keep:
                break
        else:
            i = 0
        level, text = self.lines.pop(i)
        self.size -= len(text)
        self.dropped[level] = self.dropped.get(level, 0) + 1
    def flush(self, down_to):
        while self.lines and self.size > down_to:
            level, text = self.lines.pop(0)
            self.size -= len(text)
            yield text
    def select(self, minimum="D", name=""):
        return [t for l, t in self.lines if LEVELS[l] >= LEVELS[minimum] and name in t[:10]]
r = Ring(120)
for i in range(6):
    r.add("DIWE"[i % 4], "mod%d" % (i % 2), "message %d of %s", i, "six")
    print(r.size, len(r.lines), r.dropped)
r.add("C", "very_long_name", "x" * 300)
print(r.size, [t[:20] for _, t in r.lines], r.dropped)
r = Ring(300)
r.add("I", "a", "percent % alone")
r.add("I", "a", "too few %s %s", 1)
r.add("W", "a", "wrong %d", "text")
r.add("E", "b", "fine %5.1f|%-4s|%03d", 2.25, "ab", 7)
r.add("D", "b", "no args %s")
for t in r.select():
    print(t)
print(r.select("E"), len(r.select(name="b")), list(r.flush(100)) == [], r.size)
out = list(r.flush(60))
print(len(out), r.size, list(r.flush(0))[-1], r.size, r.lines)
class Logger:
    root = None
    def __init__(self, name, ring, level="I"):
        self.name, self.ring, self.level = name, ring, level
    def log(self, level, *a):
        if LEVELS[level] >= LEVELS[self.level]:
            self.ring.add(level, self.name, *a)
    def __getattr__(self, n):
        levels = {"debug": "D", "info": "I", "warning": "W", "error": "E", "critical": "C"}
        if n not in levels:
            raise AttributeError(n)
        return lambda *a: self.log(levels[n], *a)
ring = Ring(1000)
log = Logger("net", ring)
log.debug("hidden")
log.info("shown %d", 1)
log.level = "D"
log.debug("now shown")
log.error("bad: %s", ValueError("v"))
print(ring.select(), hasattr(log, "fatal"))

# An aggregate rebuilt from events, with versions, snapshots, conflicting writers and projections.
class Conflict(Exception):
    pass
class Log:
    def __init__(self):
        self.streams, self.all, self.listeners = {}, [], []
    def append(self, stream, expected, *events):
        have = self.streams.setdefault(stream, [])
        if len(have) != expected:
            raise Conflict("%s is at %d, not %d" % (stream, len(have), expected))
        for e in events:
            have.append(e)
            self.all.append((stream, e))
            for l in self.listeners:
                l(stream, e)
        return len(have)
class Device:
    snapshot_every = 4
    def __init__(self):
        self.version, self.state = 0, {"on": False, "name": None, "uses": 0}
    def apply(self, event):
        kind, *args = event
        getattr(self, "on_" + kind)(*args)
        self.version += 1
        return self
    def on_named(self, name): self.state["name"] = name
    def on_switched(self, on):
        self.state["uses"] += on and not self.state["on"]
        self.state["on"] = on
    @classmethod
    def load(cls, log, stream, snapshots):
        d = cls()
        if stream in snapshots:
            d.version, d.state = snapshots[stream][0], dict(snapshots[stream][1])
        skipped = d.version
        for e in log.streams.get(stream, [])[d.version:]:
            d.apply(e)
        if d.version - skipped >= cls.snapshot_every:
            snapshots[stream] = (d.version, dict(d.state))
        return d
log, snaps, counts = Log(), {}, {}
def count(stream, event):
    counts[event[0]] = counts.get(event[0], 0) + 1
log.listeners.append(count)
log.append("d1", 0, ("named", "pump"), ("switched", True))
d = Device.load(log, "d1", snaps)
print(d.version, d.state, snaps)
log.append("d1", d.version, ("switched", False))
try:
    log.append("d1", d.version, ("switched", True))
except Conflict as e:
    print(e)
for i in range(6):
    d = Device.load(log, "d1", snaps)
    log.append("d1", d.version, ("switched", i % 2 == 0))
log.append("d2", 0, ("named", "lamp"))
d = Device.load(log, "d1", snaps)
print(d.version, d.state, snaps["d1"][0], counts, len(log.all))
full = Device()
for e in log.streams["d1"]:
    full.apply(e)
print(full.state == d.state, full.version == d.version)
history = [Device() for _ in range(1)]
states = []
x = Device()
for e in log.streams["d1"]:
    states.append(x.apply(e).state["uses"])
print(states)
try:
    Device().apply(("exploded",))
except AttributeError:
    print("no handler")
names = {s: [e[1] for e in es if e[0] == "named"][-1] for s, es in log.streams.items()}
print(names, {s: len(es) for s, es in sorted(log.streams.items())})

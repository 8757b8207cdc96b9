# An elevator: requests, direction, doors, a log of moves; the same result from a generator and from a class.
class Elevator:
    def __init__(self, floors, at=0):
        self.floors, self.at, self.direction, self.calls, self.trace = floors, at, 0, set(), []
    def call(self, *floors):
        for f in floors:
            if not 0 <= f < self.floors:
                raise ValueError("no floor %d" % f)
            self.calls.add(f)
    def step(self):
        if self.at in self.calls:
            self.calls.discard(self.at)
            self.trace.append("open %d" % self.at)
            return True
        if not self.calls:
            self.direction = 0
            return False
        ahead = [f for f in self.calls if (f - self.at) * self.direction > 0]
        if not ahead:
            nearest = min(self.calls, key=lambda f: (abs(f - self.at), f))
            self.direction = 1 if nearest > self.at else -1
        self.at += self.direction
        self.trace.append("up" if self.direction > 0 else "down")
        return True
def elevator(floors, at=0):
    calls, direction, event = set(), 0, None
    while True:
        new = yield event
        event = None
        if new is not None:
            bad = [f for f in new if not 0 <= f < floors]
            if bad:
                event = ValueError("no floor %d" % bad[0])
            else:
                calls |= set(new)
            continue
        if at in calls:
            calls.discard(at)
            event = "open %d" % at
        elif calls:
            if not any((f - at) * direction > 0 for f in calls):
                nearest = min(calls, key=lambda f: (abs(f - at), f))
                direction = 1 if nearest > at else -1
            at += direction
            event = "up" if direction > 0 else "down"
        else:
            direction = 0
script = [(0, [3]), (1, [1]), (3, [5, 0]), (9, [2]), (20, [4, 4, 1])]
e = Elevator(6)
g = elevator(6)
next(g)
trace = []
todo = dict(script)
for t in range(40):
    if t in todo:
        e.call(*todo[t])
        g.send(todo[t])
    moved = e.step()
    event = next(g)
    if event:
        trace.append(event)
    if bool(event) != moved:
        print("differ at", t)
print(e.trace == trace, len(trace))
print(" ".join(trace))
for bad in (6, -1):
    try:
        e.call(bad)
    except ValueError as x:
        print(x, g.send([bad]))
g.close()
print(e.at, e.calls, sum(1 if m == "up" else -1 if m == "down" else 0 for m in trace))

# A discrete simulation: tanks, pumps and valves with events at computed times, conservation of volume checked.
class Tank:
    def __init__(self, name, capacity, level=0.0):
        self.name, self.capacity, self.level = name, capacity, level
        self.flows = {}
    def net(self):
        return sum(self.flows.values())
    def time_to_limit(self):
        n = self.net()
        if n > 1e-9:
            return (self.capacity - self.level) / n, "full"
        if n < -1e-9:
            return self.level / -n, "empty"
        return float("inf"), None
class Plant:
    def __init__(self, *tanks):
        self.tanks = {t.name: t for t in tanks}
        self.now, self.log, self.spent, self.fed = 0.0, [], 0.0, 0.0
        self.rules = []
    def flow(self, source, target, rate):
        key = (source, target)
        if source:
            self.tanks[source].flows[key] = -rate
        if target:
            self.tanks[target].flows[key] = rate
    def rate(self, source, target):
        t = self.tanks[target or source].flows.get((source, target), 0)
        return abs(t)
    def advance(self, until):
        while self.now < until - 1e-9:
            step, why, which = until - self.now, None, None
            for t in self.tanks.values():
                dt, reason = t.time_to_limit()
                if dt < step:
                    step, why, which = dt, reason, t
            for t in self.tanks.values():
                t.level = max(0.0, min(t.capacity, t.level + t.net() * step))
                for (s, d), r in t.flows.items():
                    if s is None:
                        self.fed += r * step
                    elif d is None:
                        self.spent += -r * step
            self.now += step
            if why:
                self.log.append("%.1f %s %s" % (self.now, which.name, why))
                for rule in self.rules:
                    rule(self, which.name, why)
                if abs(which.net()) > 1e-9 and (which.level in (0.0, which.capacity)):
                    for key in list(which.flows):
                        if (why == "full") == (which.flows[key] > 0):
                            self.flow(key[0], key[1], 0)
    def total(self):
        return sum(t.level for t in self.tanks.values())
p = Plant(Tank("roof", 100, 20), Tank("cellar", 60))
start = p.total()
def overflow(plant, name, why):
    if (name, why) == ("roof", "full"):
        plant.flow("roof", "cellar", 8)
        plant.log.append("%.1f valve opens" % plant.now)
    elif (name, why) == ("cellar", "full"):
        plant.flow("roof", "cellar", 0)
        plant.flow("cellar", None, 6)
        plant.log.append("%.1f pump on" % plant.now)
    elif (name, why) == ("cellar", "empty"):
        plant.flow("cellar", None, 0)
p.rules.append(overflow)
p.flow(None, "roof", 5)
for t in (10, 20, 40, 80):
    p.advance(t)
    print("%.0f" % p.now, *("%s=%.2f" % (t.name, t.level) for t in p.tanks.values()), abs(p.total() - start - p.fed + p.spent) < 1e-6)
print("\n".join(p.log))
q = Plant(Tank("a", 10, 10))
q.flow("a", None, 3)
q.advance(100)
print("%.3f %.3f" % (q.now, q.tanks["a"].level), q.log, "%.2f" % q.spent, q.rate("a", None))

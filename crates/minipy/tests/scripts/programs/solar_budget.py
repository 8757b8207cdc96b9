# An energy budget: load profiles, a battery model with losses, a week of weather, the first hour that fails.
LOADS = {"sleep": 0.02, "measure": 1.5, "send": 6.0}
class Battery:
    def __init__(self, capacity, level=None, efficiency=0.9):
        self.capacity, self.level, self.efficiency = capacity, capacity if level is None else level, efficiency
        self.lost = self.cycles = 0.0
    def charge(self, wh):
        taken = min(wh * self.efficiency, self.capacity - self.level)
        self.level += taken
        self.lost += wh - taken
        return taken
    def draw(self, wh):
        given = min(wh, self.level)
        self.level -= given
        self.cycles += given / self.capacity
        return given == wh
def profile(minutes_measuring, sends):
    return [(60 - minutes_measuring - sends * 0.5) / 60 * LOADS["sleep"] + minutes_measuring / 60 * LOADS["measure"] + (sends * 0.5 / 60 * LOADS["send"] if h % 2 == 0 else 0) for h in range(24)]
def sun(hour, cloud):
    return 0 if not 6 <= hour < 18 else (36 - (hour - 11.5) ** 2) / 36 * 2.0 * (1 - cloud)
def simulate(battery, load, weather, adapt=False):
    log = []
    for day, cloud in enumerate(weather):
        for hour in range(24):
            need = load[hour] * (0.5 if adapt and battery.level < battery.capacity * 0.3 else 1)
            battery.charge(max(0, sun(hour, cloud)))
            if not battery.draw(need):
                return "fails on day %d at %02d:00" % (day, hour), log
        log.append(round(battery.level, 2))
    return "runs", log
load = profile(10, 4)
print("%.3f Wh a day, %.3f from a clear sun" % (sum(load), sum(sun(h, 0) for h in range(24) if sun(h, 0) > 0)))
for capacity, weather, adapt in ((20, [0] * 5, False), (6, [0.9] * 7, False), (6, [0.9] * 7, True), (3, [0.2, 0.95, 0.95, 0.95, 0.1], False), (40, [1] * 10, False)):
    b = Battery(capacity)
    result, log = simulate(b, load, weather, adapt)
    print(capacity, result, log, "%.2f %.2f" % (b.lost, b.cycles))
def smallest(weather, low=1, high=64):
    while low < high:
        mid = (low + high) // 2
        if simulate(Battery(mid), load, weather)[0] == "runs":
            high = mid
        else:
            low = mid + 1
    return low
print([smallest(w) for w in ([0] * 7, [0.8] * 7, [0.95] * 4 + [0] * 3)])
b = Battery(10, 0)
print(b.charge(5), b.draw(4.5), b.draw(0.1), b.level, b.charge(100), b.lost)

# A pool of addresses with leases over a virtual clock: renewals, expiry, exhaustion, reservations, statistics.
class Clock:
    def __init__(self):
        self.now = 0
        self.timers = []
    def at(self, when, fn, *args):
        entry = [when, len(self.timers), fn, args]
        self.timers.append(entry)
        return entry
    def advance(self, dt):
        end = self.now + dt
        while True:
            due = sorted((t for t in self.timers if t[2] and t[0] <= end), key=lambda t: t[:2])
            if not due:
                break
            self.now, _, fn, args = due[0]
            due[0][2] = None
            fn(*args)
        self.timers = [t for t in self.timers if t[2]]
        self.now = end
class Pool:
    def __init__(self, clock, first, last, lease):
        self.clock, self.lease = clock, lease
        self.free = list(range(first, last + 1))
        self.leases, self.reserved, self.log = {}, {}, []
    def reserve(self, who, address):
        self.reserved[who] = address
        if address in self.free:
            self.free.remove(address)
    def request(self, who):
        if who in self.leases:
            address, timer = self.leases[who]
            timer[2] = None
        elif who in self.reserved:
            address = self.reserved[who]
        elif self.free:
            address = self.free.pop(0)
        else:
            self.log.append((self.clock.now, "refused", who))
            return None
        self.leases[who] = address, self.clock.at(self.clock.now + self.lease, self.expire, who)
        return address
    def release(self, who):
        address, timer = self.leases.pop(who)
        timer[2] = None
        if address not in self.reserved.values():
            self.free.append(address)
            self.free.sort()
    def expire(self, who):
        self.log.append((self.clock.now, "expired", who))
        self.release(who)
clock = Clock()
pool = Pool(clock, 10, 12, 60)
pool.reserve("server", 11)
print([pool.request(w) for w in ("a", "server", "b", "c")], pool.free)
clock.advance(50)
print(pool.request("a"), clock.now)
clock.advance(30)
print(sorted(pool.leases), pool.free, pool.log)
print(pool.request("c"), pool.request("server"))
clock.advance(29)
pool.release("c")
try:
    pool.release("nobody")
except KeyError as e:
    print("KeyError", e)
clock.advance(200)
print(pool.leases, pool.free, pool.log, clock.now, len(clock.timers))
order = []
for delay in (5, 3, 5, 1):
    clock.at(clock.now + delay, order.append, delay)
clock.at(clock.now + 2, lambda: clock.at(clock.now + 1, order.append, "nested"))
clock.advance(4)
print(order)
clock.advance(10)
print(order)

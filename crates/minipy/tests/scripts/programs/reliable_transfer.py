# A sliding window file transfer over a lossy link simulated with a fixed random sequence: nothing lost or doubled.
class Rng:
    def __init__(self, seed):
        self.x = seed
    def chance(self, percent):
        self.x = (self.x * 1664525 + 1013904223) & 0xffffffff
        return (self.x >> 16) % 100 < percent
class Sender:
    def __init__(self, chunks, window, timeout):
        self.chunks, self.window, self.timeout = chunks, window, timeout
        self.base, self.sent_at, self.sends = 0, {}, 0
    def poll(self, now):
        for seq in range(self.base, min(self.base + self.window, len(self.chunks))):
            if seq not in self.sent_at or now - self.sent_at[seq] >= self.timeout:
                self.sent_at[seq] = now
                self.sends += 1
                yield seq, self.chunks[seq]
    def ack(self, upto):
        if upto > self.base:
            for s in range(self.base, upto):
                self.sent_at.pop(s, None)
            self.base = upto
    @property
    def done(self):
        return self.base == len(self.chunks)
class Receiver:
    def __init__(self):
        self.parts, self.next, self.early, self.dups = [], 0, {}, 0
    def take(self, seq, data):
        if seq < self.next or seq in self.early:
            self.dups += 1
        else:
            self.early[seq] = data
        while self.next in self.early:
            self.parts.append(self.early.pop(self.next))
            self.next += 1
        return self.next
class Link:
    def __init__(self, rng, loss, dup, delay):
        self.rng, self.loss, self.dup, self.delay, self.queue = rng, loss, dup, delay, []
    def put(self, now, msg):
        for _ in range(2 if self.rng.chance(self.dup) else 1):
            if not self.rng.chance(self.loss):
                extra = 3 if self.rng.chance(20) else 0
                self.queue.append((now + self.delay + extra, len(self.queue), msg))
    def get(self, now):
        due = [m for m in self.queue if m[0] <= now]
        self.queue = [m for m in self.queue if m[0] > now]
        return [m[2] for m in sorted(due, key=lambda m: m[:2])]
def transfer(data, size=7, window=4, loss=0, dup=0, seed=1):
    chunks = [data[i:i + size] for i in range(0, len(data), size)]
    rng = Rng(seed)
    up, down = Link(rng, loss, dup, 2), Link(rng, loss, dup, 2)
    s, r = Sender(chunks, window, 12), Receiver()
    now = 0
    while not s.done:
        now += 1
        if now > 20000:
            return "no end"
        for msg in s.poll(now):
            up.put(now, msg)
        for msg in up.get(now):
            down.put(now, r.take(*msg))
        for n in down.get(now):
            s.ack(n)
    return b"".join(r.parts) == data, s.sends - len(chunks), r.dups, now
data = bytes(i * 7 & 0xff for i in range(300))
for args in ({}, {"window": 1}, {"window": 16}, {"loss": 20}, {"loss": 50, "seed": 9}, {"dup": 30}, {"loss": 30, "dup": 30, "window": 8, "seed": 5}, {"size": 300}):
    print(args, transfer(data, **args))
print(transfer(b""), transfer(b"x", loss=60, seed=3)[0])

# Intervals: merging, gaps, overlaps, a room booking with conflicts, sweeping for the busiest time.
def merge(spans):
    out = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out
def gaps(spans, start, end):
    at = start
    for a, b in merge(spans):
        if a > at:
            yield at, min(a, end)
        at = max(at, b)
        if at >= end:
            return
    yield at, end
print(merge([(5, 7), (1, 3), (2, 4), (7, 9), (20, 21)]), merge([]), list(gaps([(2, 3), (5, 9)], 0, 12)), list(gaps([], 1, 2)), list(gaps([(0, 50)], 5, 9)))
def busiest(spans):
    events = sorted([(a, 1) for a, _ in spans] + [(b, -1) for _, b in spans])
    n = best = 0
    when = None
    for t, d in events:
        n += d
        if n > best:
            best, when = n, t
    return best, when
print(busiest([(1, 5), (2, 6), (5, 8), (4, 5)]), busiest([]), busiest([(1, 2), (2, 3)]))
class Taken(Exception):
    def __init__(self, room, other):
        super().__init__(room, other)
        self.room, self.other = room, other
    def __str__(self):
        return "%s is taken by %s" % (self.room, self.other.who)
class Booking:
    def __init__(self, who, start, end):
        if start >= end:
            raise ValueError("ends before it starts")
        self.who, self.start, self.end = who, start, end
    def __and__(self, o):
        return self.start < o.end and o.start < self.end
    def __repr__(self):
        return "%s[%d-%d)" % (self.who, self.start, self.end)
class Rooms:
    def __init__(self, *names):
        self.rooms = {n: [] for n in names}
    def book(self, who, start, end, room=None):
        b = Booking(who, start, end)
        for name in [room] if room else sorted(self.rooms):
            clash = [o for o in self.rooms[name] if o & b]
            if not clash:
                self.rooms[name].append(b)
                self.rooms[name].sort(key=lambda x: x.start)
                return name
            if room:
                raise Taken(room, clash[0])
        raise Taken("everything", clash[0])
    def cancel(self, who):
        n = 0
        for name in self.rooms:
            keep = [b for b in self.rooms[name] if b.who != who]
            n += len(self.rooms[name]) - len(keep)
            self.rooms[name] = keep
        return n
r = Rooms("blue", "red")
for args in (("ann", 9, 11), ("bob", 10, 12), ("cy", 11, 12), ("dee", 10, 11), ("eve", 12, 13, "red"), ("fay", 11, 13, "red"), ("gus", 5, 5), ("hal", 8, 9, "green")):
    try:
        print(args[0], r.book(*args))
    except Taken as e:
        print(args[0], e, e.room)
    except (ValueError, KeyError) as e:
        print(args[0], type(e).__name__)
print(r.rooms, r.cancel("bob"), r.cancel("nobody"), r.book("dee", 10, 11), r.rooms["red"])

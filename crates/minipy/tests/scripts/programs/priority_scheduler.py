# Cooperative tasks as generators, with priorities, sleeping, joining, killing and a trace.
from heapq import heappush, heappop
class Task:
    counter = 0
    def __init__(self, gen, name, prio):
        Task.counter += 1
        self.gen, self.name, self.prio, self.id = gen, name, prio, Task.counter
        self.result, self.error, self.done, self.joiners = None, None, False, []
class Kernel:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.seq, self.trace = [], [], 0, 0, []
        self.current = None
    def spawn(self, gen, name, prio=5):
        t = Task(gen, name, prio)
        self.wake(t, None)
        return t
    def wake(self, task, value):
        self.seq += 1
        heappush(self.ready, (task.prio, self.seq, task, value))
    def run(self, limit=1000):
        while (self.ready or self.sleeping) and limit:
            limit -= 1
            if not self.ready:
                self.now = self.sleeping[0][0]
            while self.sleeping and self.sleeping[0][0] <= self.now:
                self.wake(heappop(self.sleeping)[2], self.now)
            _, _, task, value = heappop(self.ready)
            if task.done:
                continue
            self.current = task
            self.trace.append(task.name)
            try:
                call = task.gen.throw(value) if isinstance(value, Exception) else task.gen.send(value)
            except StopIteration as e:
                self.finish(task, e.value, None)
                continue
            except Exception as e:
                self.finish(task, None, e)
                continue
            self.handle(task, call)
        return limit > 0
    def handle(self, task, call):
        kind, *args = call if isinstance(call, tuple) else (call,)
        if kind == "sleep":
            self.seq += 1
            heappush(self.sleeping, (self.now + args[0], self.seq, task))
        elif kind == "join":
            if args[0].done:
                self.wake(task, args[0].error or args[0].result)
            else:
                args[0].joiners.append(task)
        elif kind == "kill":
            args[0].gen.close()
            self.finish(args[0], "killed", None)
            self.wake(task, True)
        elif kind == "spawn":
            self.wake(task, self.spawn(*args))
        elif kind is None:
            self.wake(task, None)
        else:
            self.wake(task, ValueError("no call %r" % (kind,)))
    def finish(self, task, result, error):
        task.done, task.result, task.error = True, result, error
        for j in task.joiners:
            self.wake(j, error or result)
log = []
def worker(name, n, pause):
    try:
        for i in range(n):
            now = yield ("sleep", pause)
            log.append("%s@%d" % (name, now))
        return name * 2
    finally:
        log.append(name + " ends")
def fails():
    yield
    raise KeyError("broken")
def main():
    a = yield ("spawn", worker("a", 3, 10), "a", 5)
    b = yield ("spawn", worker("b", 2, 12), "b", 1)
    c = yield ("spawn", worker("c", 99, 7), "c", 5)
    f = yield ("spawn", fails(), "f", 9)
    r = yield ("join", a)
    try:
        yield ("join", f)
    except KeyError as e:
        log.append("joined error %s" % e)
    yield ("kill", c)
    try:
        yield ("bad call",)
    except ValueError as e:
        log.append(str(e))
    return r, (yield ("join", b)), (yield ("join", c))
k = Kernel()
m = k.spawn(main(), "main", 3)
print(k.run(), m.result, k.now)
print(log)
print(k.trace)
def spin():
    while True:
        yield
k2 = Kernel()
s = k2.spawn(spin(), "spin")
print(k2.run(50), s.done, len(k2.trace))

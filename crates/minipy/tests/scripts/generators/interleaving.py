# Several generators advanced in turn: round robin, dependencies, token passing, producer and consumer by hand.
def task(name, n, log):
    for i in range(n):
        log.append("%s%d" % (name, i))
        yield
    return name
def round_robin(*gens):
    queue, results = list(gens), []
    while queue:
        g = queue.pop(0)
        try:
            next(g)
            queue.append(g)
        except StopIteration as e:
            results.append(e.value)
    return results
log = []
print(round_robin(task("a", 2, log), task("b", 3, log), task("c", 0, log), task("d", 1, log)), log)
def producer(n):
    for i in range(n):
        accepted = yield i
        while not accepted:
            accepted = yield i
def consumer(limit):
    got = []
    item = yield
    while len(got) < limit:
        got.append(item)
        item = yield True
    return got
def connect(p, c):
    next(c)
    item = next(p)
    try:
        while True:
            ok = c.send(item)
            item = p.send(ok)
    except StopIteration as e:
        return e.value
print(connect(producer(10), consumer(3)), connect(producer(2), consumer(5)))
def player(name, moves):
    ball = yield
    while True:
        moves.append((name, ball))
        if ball == 0:
            return
        ball = yield ball - 1
moves = []
a, b = player("ping", moves), player("pong", moves)
next(a), next(b)
ball, side = 5, 0
try:
    while True:
        ball = (a, b)[side].send(ball)
        side ^= 1
except StopIteration:
    print(moves)
def needs(name, deps, done, order):
    while not all(d in done for d in deps):
        yield "waiting"
    order.append(name)
    done.add(name)
def build(graph, limit=50):
    done, order = set(), []
    running = {n: needs(n, d, done, order) for n, d in graph.items()}
    while running and limit:
        limit -= 1
        for n in sorted(running):
            if next(running[n], None) is None:
                del running[n]
    return order, sorted(running)
print(build({"app": ["lib", "cfg"], "lib": ["base"], "cfg": [], "base": []}), build({"x": ["y"], "y": ["x"], "z": []}))
def timed(events, tick):
    for at, what in events:
        while tick[0] < at:
            yield None
        yield what
tick, out = [0], []
gens = [timed([(1, "a1"), (4, "a4")], tick), timed([(2, "b2"), (2, "b2'"), (5, "b5")], tick)]
for tick[0] in range(7):
    for g in gens:
        out += [x for x in [next(g, None)] if x]
print(out)
def lockstep(*its):
    its = [iter(i) for i in its]
    while True:
        row = []
        for i in its:
            try:
                row.append(next(i))
            except StopIteration:
                row.append("-")
        if set(row) == {"-"}:
            return
        yield "".join(map(str, row))
print(list(lockstep("abc", [1], "xy")))
def fan(src, n):
    queues = [[] for _ in range(n)]
    def reader(q):
        while True:
            while not q:
                try:
                    x = next(src)
                except StopIteration:
                    return
                for other in queues:
                    other.append(x)
            yield q.pop(0)
    return [reader(q) for q in queues]
x, y, z = fan(iter("1234"), 3)
print(next(x), next(x), next(y), list(z), list(x), list(y))

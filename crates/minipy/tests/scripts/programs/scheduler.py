def worker(name, n):
    for i in range(n):
        got = yield "%s%d" % (name, i)
        if got == "skip":
            yield name + " skipped"
    return name + " done"
def run(tasks):
    log = []
    ready = list(tasks)
    while ready:
        t = ready.pop(0)
        try:
            r = t.send("skip" if len(log) == 4 else None)
        except StopIteration as e:
            log.append(e.value)
        else:
            log.append(r)
            ready.append(t)
    return log
print(run([worker("a", 2), worker("b", 3), worker("c", 1)]))

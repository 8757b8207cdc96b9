# Buttons: debouncing, short, long and double presses from a trace of samples, as a generator per button.
def button(name, long=8, gap=5):
    level, since, presses, t = 0, 0, 0, 0
    event = None
    while True:
        sample = yield event
        t += 1
        event = None
        if sample != level:
            if sample == 0:
                if t - since >= long:
                    event, presses = "%s long" % name, 0
                else:
                    presses += 1
            level, since = sample, t
        elif level == 0 and presses and t - since >= gap:
            event = "%s %s" % (name, {1: "short", 2: "double"}.get(presses, "x%d" % presses))
            presses = 0
def stable(n):
    state, run, last = 0, 0, 0
    out = None
    while True:
        s = yield out
        run = run + 1 if s == last else 1
        last = s
        if run >= n:
            state = s
        out = state
def feed(trace, name="b"):
    filt, but = stable(2), button(name)
    next(filt), next(but)
    events = []
    for i, c in enumerate(trace):
        e = but.send(filt.send(int(c)))
        if e:
            events.append((i, e))
    return events
for trace in ("0001110000000000", "00011001110000000000", "001111111111110000000", "0101010100000000000000", "00110011001100000000", "0" * 20, "1" * 20):
    print(trace, feed(trace))

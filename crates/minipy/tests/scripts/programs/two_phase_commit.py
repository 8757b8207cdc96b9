# A coordinator and participants with votes, crashes at each step and recovery from their journals: all or nobody.
class Crash(Exception):
    pass
class Participant:
    def __init__(self, name, vote=True, crash_at=None):
        self.name, self.vote, self.crash_at = name, vote, crash_at
        self.journal, self.value, self.up = [], 0, True
    def maybe_crash(self, step):
        if self.crash_at == step:
            self.crash_at, self.up = None, False
            raise Crash("%s at %s" % (self.name, step))
    def prepare(self, tx, delta):
        self.maybe_crash("prepare")
        self.journal.append(("prepared" if self.vote else "refused", tx, delta))
        self.maybe_crash("prepared")
        return self.vote
    def finish(self, tx, commit):
        self.maybe_crash("finish")
        delta = [d for kind, t, d in self.journal if t == tx and kind == "prepared"]
        if commit and delta and ("commit", tx, None) not in self.journal:
            self.value += delta[0]
        self.journal.append(("commit" if commit else "abort", tx, None))
    def restart(self, decision):
        self.up = True
        open_ = {t for k, t, _ in self.journal if k == "prepared"} - {t for k, t, _ in self.journal if k in ("commit", "abort")}
        for tx in sorted(open_):
            self.finish(tx, decision(tx))
class Coordinator:
    def __init__(self, *parts):
        self.parts, self.decided, self.log = parts, {}, []
    def run(self, tx, deltas):
        commit = True
        for p, d in zip(self.parts, deltas):
            try:
                if not (p.up and p.prepare(tx, d)):
                    commit = False
                    self.log.append("%s says no" % p.name if p.up else "%s is down" % p.name)
                    break
            except Crash as e:
                self.log.append("crash " + str(e))
                commit = False
                break
        self.decided[tx] = commit
        for p in self.parts:
            if p.up:
                try:
                    p.finish(tx, commit)
                except Crash as e:
                    self.log.append("crash " + str(e))
        return commit
    def decision(self, tx):
        return self.decided.get(tx, False)
for step in (None, "prepare", "prepared", "finish"):
    a, b, c = Participant("a"), Participant("b", crash_at=step), Participant("c")
    co = Coordinator(a, b, c)
    first = co.run(1, (-5, 2, 3))
    before = [p.value for p in co.parts]
    for p in co.parts:
        if not p.up:
            p.restart(co.decision)
    second = co.run(2, (-1, 1, 0))
    print(step, first, before, second, [p.value for p in co.parts], sum(p.value for p in co.parts), co.log)
co = Coordinator(Participant("x"), Participant("y", vote=False))
print(co.run(1, (1, -1)), [p.value for p in co.parts], [p.journal for p in co.parts], co.log)

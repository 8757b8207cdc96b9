class Machine:
    table = {("idle", "start"): "run", ("run", "pause"): "wait", ("wait", "start"): "run", ("run", "stop"): "idle"}
    def __init__(self):
        self.state = "idle"
        self.log = []
        self.hooks = {}
    def on(self, state):
        def d(f):
            self.hooks.setdefault(state, []).append(f)
            return f
        return d
    def event(self, e):
        try:
            self.state = self.table[self.state, e]
        except KeyError:
            self.log.append("no %s in %s" % (e, self.state))
        else:
            for f in self.hooks.get(self.state, ()):
                f(self)
m = Machine()
@m.on("run")
def _(m):
    m.log.append("running")
@m.on("idle")
def _(m):
    m.log.append("idle again")
for e in "start pause pause start stop stop".split():
    m.event(e)
print(m.state, m.log)

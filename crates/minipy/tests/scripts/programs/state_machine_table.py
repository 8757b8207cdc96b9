# A state machine from a table, with guards, entry and exit actions, time-outs on a virtual clock and a history.
class Machine:
    def __init__(self, start, table, timeouts=None):
        self.state, self.table, self.timeouts = start, table, timeouts or {}
        self.now = 0
        self.since = 0
        self.history = []
        self.vars = {}
    def on(self, event, **data):
        for states, ev, guard, action, target in self.table:
            if ev == event and (states == "*" or self.state in states.split()) and (guard is None or guard(self, data)):
                if action:
                    action(self, data)
                self.go(target, event)
                return True
        self.history.append("%d %s ignored in %s" % (self.now, event, self.state))
        return False
    def go(self, target, why):
        if target is None:
            return
        leave = getattr(self, "exit_" + self.state, None)
        if leave:
            leave()
        self.history.append("%d %s: %s -> %s" % (self.now, why, self.state, target))
        self.state, self.since = target, self.now
        enter = getattr(self, "enter_" + target, None)
        if enter:
            enter()
    def advance(self, seconds):
        end = self.now + seconds
        while self.state in self.timeouts:
            limit, event = self.timeouts[self.state]
            due = self.since + limit
            if due > end:
                break
            self.now = due
            if not self.on(event):
                break
        self.now = end
class Link(Machine):
    def __init__(self):
        super().__init__("idle", [
            ("idle", "start", None, None, "connecting"),
            ("connecting", "up", None, lambda m, d: m.vars.update(tries=0, peer=d["peer"]), "online"),
            ("connecting", "timeout", lambda m, d: m.vars.get("tries", 0) < 2, lambda m, d: m.vars.update(tries=m.vars.get("tries", 0) + 1), "waiting"),
            ("connecting", "timeout", None, None, "failed"),
            ("waiting", "timeout", None, None, "connecting"),
            ("online", "down", lambda m, d: d.get("expected"), None, "idle"),
            ("online", "down", None, None, "waiting"),
            ("online", "data", None, lambda m, d: m.vars.setdefault("got", []).append(d["x"]), None),
            ("*", "reset", None, lambda m, d: m.vars.clear(), "idle"),
        ], {"connecting": (10, "timeout"), "waiting": (5, "timeout")})
        self.log = []
    def enter_online(self):
        self.log.append("online with " + self.vars["peer"])
    def exit_online(self):
        self.log.append("leaving after %d" % (self.now - self.since))
m = Link()
print(m.on("data", x=1), m.on("start"), m.state)
m.advance(4)
m.on("up", peer="broker")
for x in (1, 2):
    m.on("data", x=x)
m.advance(30)
m.on("down")
m.advance(5)
print(m.state, m.vars, m.log)
m.advance(60)
print(m.state, m.now)
m.on("start")
m.on("reset")
m.on("start")
m.on("up", peer="second")
m.on("down", expected=True)
print(m.state, m.vars, m.log)
print("\n".join(m.history))

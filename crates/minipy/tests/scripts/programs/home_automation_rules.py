# Rules over a store of values: conditions as small expressions, edges, delays, hysteresis, cycles caught.
import re
class Rules:
    def __init__(self):
        self.values, self.rules, self.fired, self.now, self.pending = {}, [], [], 0, []
    def rule(self, name, when, then, delay=0, edge=True):
        tokens = re.compile("[a-z_.]+|[0-9.]+|[<>=!]+|[()]")
        cond = []
        text = when
        while text.strip():
            m = tokens.search(text)
            cond.append(m.group(0))
            text = text[text.index(m.group(0)) + len(m.group(0)):]
        self.rules.append({"name": name, "cond": cond, "then": then, "delay": delay, "edge": edge, "last": False})
    def test(self, tokens):
        it = iter(tokens + ["end"])
        tok = next(it)
        def value():
            nonlocal tok
            t, tok = tok, next(it, "end")
            if t == "(":
                v = either()
                tok = next(it, "end")
                return v
            if t == "not":
                return not value()
            return float(t) if t[0].isdigit() else self.values.get(t, 0)
        def comparison():
            nonlocal tok
            a = value()
            while tok in ("<", ">", "==", "<=", ">=", "!="):
                op, tok = tok, next(it)
                b = value()
                a = {"<": a < b, ">": a > b, "==": a == b, "<=": a <= b, ">=": a >= b, "!=": a != b}[op]
            return a
        def both():
            nonlocal tok
            v = comparison()
            while tok == "and":
                tok = next(it)
                w = comparison()
                v = v and w
            return v
        def either():
            nonlocal tok
            v = both()
            while tok == "or":
                tok = next(it)
                w = both()
                v = v or w
            return v
        return bool(either())
    def set(self, key, value, depth=0):
        if depth > 8:
            raise RuntimeError("rules go round: " + key)
        if self.values.get(key) == value:
            return
        self.values[key] = value
        for r in self.rules:
            if key not in r["cond"]:
                continue
            state = self.test(r["cond"])
            if state and not (r["edge"] and r["last"]):
                if r["delay"]:
                    self.pending.append((self.now + r["delay"], r))
                else:
                    self.fire(r, depth)
            elif not state:
                self.pending = [p for p in self.pending if p[1] is not r]
            r["last"] = state
    def fire(self, r, depth=0):
        self.fired.append((self.now, r["name"]))
        for k, v in r["then"].items():
            self.set(k, v(self.values) if callable(v) else v, depth + 1)
    def advance(self, t):
        while self.pending and min(p[0] for p in self.pending) <= t:
            due = min(self.pending, key=lambda p: p[0])
            self.pending.remove(due)
            self.now = due[0]
            self.fire(due[1])
        self.now = t
r = Rules()
r.rule("heat on", "temp < 18 and not window", {"heater": 1})
r.rule("heat off", "temp > 20 or window", {"heater": 0})
r.rule("alarm", "door and (night or away == 1)", {"siren": 1, "count": lambda v: v.get("count", 0) + 1}, edge=False)
r.rule("light off", "motion == 0", {"light": 0}, delay=30)
r.rule("light on", "motion == 1 and lux < 50", {"light": 1})
for t, key, value in ((0, "temp", 17), (1, "window", 1), (2, "window", 0), (3, "temp", 21), (4, "temp", 16), (5, "door", 1), (6, "night", 1), (7, "away", 1), (8, "motion", 1), (9, "motion", 0), (20, "motion", 1), (25, "motion", 0), (60, "temp", 19)):
    r.advance(t)
    r.set(key, value)
print(r.fired)
print({k: r.values[k] for k in sorted(r.values)})
loop = Rules()
loop.rule("up", "a > 0", {"a": lambda v: v["a"] + 1}, edge=False)
try:
    loop.set("a", 1)
except RuntimeError as e:
    print(e, loop.values)
print([Rules().test(c.split()) for c in ("1 < 2", "not 1", "0 or 0 and 1", "( 0 or 1 ) and 1", "1 == 1 == 1", "nothing")])

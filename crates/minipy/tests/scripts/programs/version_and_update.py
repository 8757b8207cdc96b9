# Version comparison, an update plan with dependencies in order, cycles and conflicts reported.
class Version:
    def __init__(self, text):
        main, _, pre = text.partition("-")
        self.text = text
        self.key = tuple(int(p) for p in main.split(".")), (0, pre) if pre else (1, "")
    def __lt__(self, o): return self.key < o.key
    def __le__(self, o): return self.key <= o.key
    def __eq__(self, o): return self.key == o.key
    def __hash__(self): return hash(self.key)
    def __repr__(self): return self.text
print(sorted(map(Version, ["1.10.0", "1.9", "1.10.0-rc1", "2.0", "1.10.0-beta", "0.1"])), Version("1.0") == Version("1.0"), Version("1.0") < Version("1.0.0"))
class Spec:
    OPS = (">=", "<=", "==", "<", ">")
    def __init__(self, text):
        self.parts = []
        for p in text.split(","):
            for op in self.OPS:
                if p.startswith(op):
                    self.parts.append((op, Version(p[len(op):])))
                    break
            else:
                raise ValueError("bad spec " + p)
    def __contains__(self, v):
        return all({">=": w <= v, "<=": v <= w, "==": v == w, "<": v < w, ">": w < v}[op] for op, w in self.parts)
s = Spec(">=1.2,<2.0")
print([v for v in ("1.1", "1.2", "1.9.9", "2.0", "2.0-rc1") if Version(v) in s])
try:
    Spec("~1.0")
except ValueError as e:
    print(e)
REPO = {"app": {"2.0": {"net": ">=1.1", "log": ">=1.0,<2.0"}, "1.0": {"net": ">=1.0"}}, "net": {"1.0": {}, "1.1": {"crypto": "==3.0"}, "1.2": {"crypto": ">=4.0"}}, "log": {"1.5": {}, "2.1": {}}, "crypto": {"3.0": {}}, "a": {"1.0": {"b": ">=1.0"}}, "b": {"1.0": {"a": ">=1.0"}}}
class Conflict(Exception):
    pass
def plan(wanted):
    chosen, order, path = {}, [], []
    def need(name, spec):
        if name in path:
            raise Conflict("cycle " + " -> ".join(path[path.index(name):] + [name]))
        if name in chosen:
            if chosen[name] not in spec:
                raise Conflict("%s %s does not fit" % (name, chosen[name]))
            return
        path.append(name)
        errors = []
        for v in sorted(map(Version, REPO.get(name, {})))[::-1]:
            if v not in spec:
                continue
            saved = dict(chosen), list(order)
            try:
                chosen[name] = v
                for dep, text in sorted(REPO[name][v.text].items()):
                    need(dep, Spec(text))
                order.append("%s=%s" % (name, v))
                path.pop()
                return
            except Conflict as e:
                errors.append(str(e))
                chosen.clear()
                chosen.update(saved[0])
                order[:] = saved[1]
                del path[path.index(name) + 1:]
        path.pop()
        raise Conflict("no %s: %s" % (name, "; ".join(errors) or "nothing fits"))
    for name, text in wanted:
        need(name, Spec(text))
    return order
for wanted in ([("app", ">=1.0")], [("net", "<1.1"), ("app", ">=1.0")], [("crypto", ">=5.0")], [("a", ">=0.1")], [("nothing", ">=1.0")], [("log", ">=2.0"), ("app", "==2.0")]):
    try:
        print(plan(wanted))
    except Conflict as e:
        print("Conflict", e)

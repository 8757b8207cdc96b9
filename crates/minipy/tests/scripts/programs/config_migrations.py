# Settings files of several versions brought up to date step by step, with checks, defaults and a way back.
import json
STEPS = {}
def step(version):
    def add(f):
        STEPS[version] = f
        return f
    return add
@step(1)
def _(c):
    c["wifi"] = {"ssid": c.pop("ssid", ""), "password": c.pop("pass", "")}
@step(2)
def _(c):
    c["mqtt"] = dict(zip(("host", "port"), c.pop("broker", "localhost:1883").split(":")))
    c["mqtt"]["port"] = int(c["mqtt"].get("port", 1883))
@step(3)
def _(c):
    c["modules"] = [{"name": m, "on": True} if isinstance(m, str) else m for m in c.pop("modules", [])]
    if not all(m.get("name") for m in c["modules"]):
        raise ValueError("a module without a name")
LATEST = max(STEPS) + 1
class Migration(Exception):
    pass
def deep(x): return json.loads(json.dumps(x))
def migrate(config, log):
    work = deep(config)
    version = work.pop("version", 1)
    if not isinstance(version, int) or not 1 <= version <= LATEST:
        raise Migration("version %r" % (version,))
    while version < LATEST:
        before = deep(work)
        try:
            STEPS[version](work)
        except (KeyError, ValueError, AttributeError, TypeError) as e:
            raise Migration("step %d: %s" % (version, type(e).__name__)) from e
        changed = sorted(k for k in set(work) | set(before) if work.get(k) != before.get(k))
        version += 1
        log.append("%d: %s" % (version, ", ".join(changed) or "nothing"))
    work["version"] = version
    return work
for text in ('{"ssid": "net", "pass": "p", "broker": "b:8883", "modules": ["a", {"name": "b", "on": false}]}', '{"version": 2, "wifi": {}, "broker": "x"}', '{"version": 4}', '{"version": 9}', '{"version": "1"}', '{"version": 3, "modules": [{"on": true}]}', '{"version": 2, "broker": 5}', '{"version": 2, "broker": "h:port"}'):
    config, log = json.loads(text), []
    try:
        new = migrate(config, log)
        print(log, sorted(new.items()) if len(new) < 3 else sorted(new))
        print(migrate(new, []) == new, config == json.loads(text))
    except Migration as e:
        print(e, type(e.__cause__).__name__ if e.__cause__ else "-", config == json.loads(text), log)

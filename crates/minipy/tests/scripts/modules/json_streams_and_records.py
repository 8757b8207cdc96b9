# json over lines in files, nested updates, schema checks, defaults, and numbers that survive.
import json, io
records = [{"id": i, "v": [i, i / 4, None, i % 2 == 0], "name": "n\"%d\n" % i} for i in range(4)]
with open("log.jsonl", "w") as f:
    for r in records:
        f.write(json.dumps(r) + "\n")
    f.write("not json\n{}\n")
good, bad = [], []
with open("log.jsonl") as f:
    for n, line in enumerate(f, 1):
        try:
            good.append(json.loads(line))
        except ValueError:
            bad.append(n)
print(len(good), bad, good[:4] == records, good[2])
def merge(base, extra):
    out = dict(base)
    for k, v in extra.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
base = json.loads('{"net": {"host": "a", "port": 1}, "log": {"level": 20}, "list": [1]}')
print(merge(base, {"net": {"port": 2, "tls": {"ca": "x"}}, "list": [], "new": None}), base["net"]["port"])
SCHEMA = {"host": str, "port": (int, 1, 65535), "tags": [str], "opts": {"retry": (int, 0, 10), "on": bool}}
def check(v, s, path="$"):
    if isinstance(s, dict):
        if not isinstance(v, dict):
            yield path + " is no object"
            return
        for k in sorted(s):
            if k not in v:
                yield "%s.%s is missing" % (path, k)
            else:
                yield from check(v[k], s[k], path + "." + k)
        for k in sorted(set(v) - set(s)):
            yield "%s.%s is unknown" % (path, k)
    elif isinstance(s, list):
        for i, x in enumerate(v if isinstance(v, list) else [v]):
            yield from check(x, s[0], "%s[%d]" % (path, i))
    elif isinstance(s, tuple):
        if not isinstance(v, s[0]) or isinstance(v, bool) or not s[1] <= v <= s[2]:
            yield "%s is not in %d..%d" % (path, s[1], s[2])
    elif not isinstance(v, s):
        yield "%s is no %s" % (path, s.__name__)
for text in ('{"host": "h", "port": 1, "tags": ["a"], "opts": {"retry": 1, "on": true}}', '{"host": 5, "port": 0, "tags": ["a", 1], "opts": []}', '{"x": 1, "opts": {"retry": true, "on": 1, "off": 0}}', "[]"):
    print(list(check(json.loads(text), SCHEMA)))
def get(d, path, default=None):
    for p in path.split("."):
        try:
            d = d[int(p)] if isinstance(d, list) else d[p]
        except (KeyError, IndexError, TypeError, ValueError):
            return default
    return d
doc = json.loads('{"a": [{"b": {"c": [1, 2, {"d": "deep"}]}}], "n": null, "z": 0}')
print([get(doc, p, "-") for p in ("a.0.b.c.2.d", "a.1", "a.x", "n", "n.x", "z", "a.0.b.c.-1", "")])
print([json.loads(json.dumps(x)) == x for x in (0, -0.5, 1e22, 123456789012, 2 ** 40, 0.1, 1 / 3, 1e-10, [], {}, "", "é")], json.loads("[1, 2.0, -3e2]"), type(json.loads("5")).__name__, type(json.loads("5.0")).__name__)
class Stream:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
s = Stream()
json.dump({"k": [1, {"x": "y"}]}, s)
print("".join(s.parts))
f = io.StringIO('[1,\n 2]')
print(json.load(f), f.read() == "")

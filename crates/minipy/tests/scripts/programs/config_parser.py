src = """
# comment
[main]
name = demo
count=3
ratio = 2.5
on = true
[empty]
[net]
hosts = a, b , c
"""
def value(s):
    for f in (int, float):
        try:
            return f(s)
        except ValueError:
            pass
    return {"true": True, "false": False}.get(s, [x.strip() for x in s.split(",")] if "," in s else s)
conf, cur = {}, None
for n, line in enumerate(src.splitlines()):
    line = line.split("#")[0].strip()
    if not line:
        continue
    if line[0] == "[" and line[-1] == "]":
        cur = conf.setdefault(line[1:-1], {})
        continue
    k, _, v = line.partition("=")
    cur[k.strip()] = value(v.strip())
print(conf)

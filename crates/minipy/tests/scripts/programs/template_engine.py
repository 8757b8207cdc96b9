# A small template language: variables with filters, conditions, loops, errors with line numbers.
import re
TOKEN = re.compile("({{[^}]*}}|{%[^%]*%})")
FILTERS = {"upper": lambda s: str(s).upper(), "len": len, "join": lambda s, sep=",": sep.join(str(x) for x in s), "default": lambda s, d="": s if s not in (None, "") else d, "fixed": lambda v, n="2": ("%." + n + "f") % v}
class TemplateError(Exception):
    pass
def tokens(text):
    line = 1
    while text:
        m = TOKEN.search(text)
        if not m:
            yield line, text
            return
        found = m.group(0)
        at = text.index(found)
        if at:
            yield line, text[:at]
            line += text[:at].count("\n")
        yield line, found
        text = text[at + len(found):]
def lookup(path, ctx):
    value = ctx
    for part in path.split("."):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, (list, tuple)) and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = getattr(value, part, None)
    return value
def expr(text, ctx, line):
    parts = [p.strip() for p in text.split("|")]
    value = lookup(parts[0], ctx)
    for f in parts[1:]:
        name, _, arg = f.partition(":")
        if name not in FILTERS:
            raise TemplateError("line %d: no filter %s" % (line, name))
        value = FILTERS[name](value, arg) if arg else FILTERS[name](value)
    return value
def parse(stream, until=()):
    nodes = []
    for line, tok in stream:
        if tok.startswith("{{"):
            nodes.append(("var", line, tok[2:-2]))
        elif tok.startswith("{%"):
            words = tok[2:-2].split()
            if words[0] in until:
                return nodes, words[0]
            if words[0] == "if":
                then, end = parse(stream, ("else", "end"))
                other = parse(stream, ("end",))[0] if end == "else" else []
                nodes.append(("if", line, " ".join(words[1:]), then, other))
            elif words[0] == "for" and len(words) == 4 and words[2] == "in":
                nodes.append(("for", line, words[1], words[3], parse(stream, ("end",))[0]))
            else:
                raise TemplateError("line %d: what is %r" % (line, " ".join(words)))
        else:
            nodes.append(("text", line, tok))
    if until:
        raise TemplateError("missing " + " or ".join(until))
    return nodes, None
def render(nodes, ctx):
    out = []
    for kind, line, *rest in nodes:
        if kind == "text":
            out.append(rest[0])
        elif kind == "var":
            v = expr(rest[0], ctx, line)
            out.append("" if v is None else str(v))
        elif kind == "if":
            negate = rest[0].startswith("not ")
            v = expr(rest[0][4:] if negate else rest[0], ctx, line)
            out.append(render(rest[1 if bool(v) != negate else 2], ctx))
        else:
            for i, item in enumerate(expr(rest[1], ctx, line) or []):
                out.append(render(rest[2], {**ctx, rest[0]: item, "index": i}))
    return "".join(out)
def run(text, **ctx):
    try:
        return render(parse(tokens(text))[0], ctx)
    except TemplateError as e:
        return "TemplateError: %s" % e
print(run("Hello {{ name | upper }}!", name="node"))
print(run("{% for s in sensors %}{{ index }}:{{ s.id }}={{ s.value | fixed:1 }}{% if s.alarm %} ALARM{% else %} ok{% end %}\n{% end %}", sensors=[{"id": "t", "value": 21.57}, {"id": "h", "value": 48, "alarm": True}]), end="")
print(run("{{ a.b.1.c }} {{ missing | default:none }} {{ xs | len }} {{ xs | join:+ }} [{{ nothing }}]", a={"b": [0, {"c": "deep"}]}, xs=[1, 2, 3]))
print(run("{% for r in rows %}{% for c in r %}<{{ c }}>{% end %};{% end %}{% if not rows %}empty{% end %}", rows=[[1, 2], []]), run("{% if not rows %}empty{% end %}", rows=[]))
for bad in ("a\n{{ x | nope }}", "{% if x %}open", "\n\n{% unless x %}", "{% for x of y %}", "{% end %}"):
    print(run(bad, x=1))

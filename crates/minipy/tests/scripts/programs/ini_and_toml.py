# Reading settings from two text forms into one structure, with types, sections, errors and writing them back.
def value(text):
    text = text.strip()
    low = text.lower()
    if low in ("true", "yes", "on"):
        return True
    if low in ("false", "no", "off"):
        return False
    if text.startswith("[") and text.endswith("]"):
        return [value(p) for p in split(text[1:-1])] if text[1:-1].strip() else []
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].replace("\\n", "\n").replace("\\" + text[0], text[0])
    for kind in (lambda t: int(t, 0), float):
        try:
            return kind(text.replace("_", ""))
        except ValueError:
            pass
    return text
def split(text):
    part, depth, quote = "", 0, None
    for c in text:
        if quote:
            quote = None if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c == "[":
            depth += 1
        elif c == "]":
            depth -= 1
        elif c == "," and not depth:
            yield part
            part = ""
            continue
        part += c
    if part.strip():
        yield part
class SettingsError(ValueError):
    def __init__(self, line, what):
        super().__init__("line %d: %s" % (line, what))
        self.line = line
def parse(text):
    top = {}
    here = top
    pending = ""
    for n, line in enumerate(text.split("\n"), 1):
        line = (pending + line).strip()
        pending = ""
        if not line or line[0] in "#;":
            continue
        if line.endswith("\\"):
            pending = line[:-1]
            continue
        if line.startswith("["):
            if not line.endswith("]") or not line[1:-1].strip():
                raise SettingsError(n, "bad section")
            here = top
            for part in line[1:-1].split("."):
                here = here.setdefault(part.strip(), {})
                if not isinstance(here, dict):
                    raise SettingsError(n, part + " is a value")
            continue
        key, eq, rest = line.partition("=")
        if not eq:
            raise SettingsError(n, "no '='")
        key = key.strip()
        if key in here:
            raise SettingsError(n, "%s twice" % key)
        here[key] = value(rest.split(" #")[0])
    return top
def dump(d, path=""):
    lines, sections = [], []
    for k in sorted(d):
        if isinstance(d[k], dict):
            sections.append((path + "." + k if path else k, d[k]))
        else:
            v = d[k]
            lines.append("%s = %s" % (k, {True: "true", False: "false"}.get(v, repr(v)) if isinstance(v, bool) else repr(v)))
    for name, sub in sections:
        lines += ["", "[" + name + "]"] + dump(sub, name)
    return lines
text = """
# board
name = north roof   # comment
debug = off
gain = 0x1F
ratio = -2.5e-1
big = 1_000_000
list = [1, "two, three", [3, 4], on]
quoted = 'it\\'s # not' 
long = one \\
   two
[mqtt]
host = "broker.local"
port=8883
[mqtt.tls]
ca = ''
verify = yes
[app.blink]
pins = []
"""
s = parse(text)
print(s["name"], s["debug"], s["gain"], s["ratio"], s["big"], s["list"], s["quoted"], s["long"])
print(s["mqtt"], s["app"])
again = parse("\n".join(dump(s)))
print(again == s, dump(s)[-8:])
for bad in ("[", "[]", "novalue", "a=1\na=2", "a=1\n[a]\nb=2", "[x\ny=1"):
    try:
        parse(bad)
        print("accepted")
    except SettingsError as e:
        print(e, e.line)

# Hand-written parsers: CSV with quotes, INI, query strings, templates, tokens.
def csv(line):
    out, field, quoted, i = [], "", False, 0
    while i < len(line):
        c = line[i]
        if quoted:
            if c == '"' and line[i + 1 : i + 2] == '"':
                field += '"'
                i += 1
            elif c == '"':
                quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ",":
            out.append(field)
            field = ""
        else:
            field += c
        i += 1
    return out + [field]
for line in ("a,b,c", "", ",", 'x,"y, z",w', '"he said ""hi""",2', "é,日,"):
    print(csv(line))
def query(s):
    out = {}
    for part in s.split("&"):
        if part:
            k, _, v = part.partition("=")
            v = v.replace("+", " ")
            while "%" in v:
                i = v.index("%")
                v = v[:i] + chr(int(v[i + 1 : i + 3], 16)) + v[i + 3 :]
            out.setdefault(k, []).append(v)
    return out
print(query("a=1&b=x+y&a=2&c&d=%41%2e&"), query(""))
def render(t, env):
    out, i = "", 0
    while True:
        j = t.find("{{", i)
        if j < 0:
            return out + t[i:]
        k = t.index("}}", j)
        name, _, filt = t[j + 2 : k].strip().partition("|")
        v = str(env.get(name, "?"))
        out += t[i:j] + (getattr(v, filt)() if filt else v)
        i = k + 2
print(render("Hi {{ name|upper }}, {{n}} new{{x}}. {{name}}", {"name": "zoë", "n": 3}))
try:
    render("{{open", {})
except ValueError:
    print("ValueError")
def tokens(s):
    out, i = [], 0
    while i < len(s):
        c = s[i]
        j = i + 1
        if c.isspace():
            i = j
            continue
        if c.isdigit():
            while j < len(s) and (s[j].isdigit() or s[j] == "."):
                j += 1
        elif c.isalpha() or c == "_":
            while j < len(s) and (s[j].isalpha() or s[j].isdigit() or s[j] == "_"):
                j += 1
        elif s[i : j + 1] in ("<=", ">=", "==", "**"):
            j += 1
        out.append(s[i:j])
        i = j
    return out
print(tokens("x1 = foo(3.14, y)**2 <= _z+10"), tokens(""), tokens("a==b"))

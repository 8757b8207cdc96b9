# re in small jobs: validation, extraction in a loop, replacing with groups, splitting lines, scanning key=value.
import re
def scan(pattern, text):
    r = re.compile(pattern)
    while True:
        m = r.search(text)
        if not m or not m.group(0):
            return
        yield m.groups() or m.group(0)
        at = text.find(m.group(0))
        text = text[at + len(m.group(0)):]
print(list(scan("[0-9]+", "a1b22c333")), list(scan("([a-z]+)=([^ ]*)", "x=1 yy= z=a=b")), list(scan("q", "none")))
checks = {"int": "^[+-]?[0-9]+$", "hex": "^0x[0-9a-fA-F]+$", "ident": "^[A-Za-z_][A-Za-z0-9_]*$", "time": "^[0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?$", "ip": "^([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.([0-9]+)$", "topic": "^[^+#]+$"}
for name in sorted(checks):
    r = re.compile(checks[name])
    print(name, [s for s in ("5", "-12", "0xFf", "x1", "_", "9a", "12:30", "7:05:59", "12:60", "1.2.3.4", "a/b", "a/+", "") if r.match(s)])
m = re.match("(\\w+) (\\w+)(!)?", "hello world")
print(m.group(0), m.group(1), m.group(2), m.group(3), m.groups())
print(re.sub("(\\w+)@(\\w+)", "\\2 at \\1", "me@here you@there"), re.sub("\\s+", " ", "a  b\t\nc"), re.sub("[aeiou]", lambda m: m.group(0).upper(), "education"), re.sub("^", ">", "x"), re.sub("a*", "-", "b") if False else "")
print(re.compile("\\s*,\\s*").split("a , b,c ,d"), re.compile("[^a-z]+").split("one1two22three"), re.compile("x").split(""))
def camel(s): return re.sub("_([a-z])", lambda m: m.group(1).upper(), s)
def snake(s): return re.sub("([A-Z])", lambda m: "_" + m.group(1).lower(), s)
print(camel("some_long_name"), snake("someLongName"), snake(camel("a_b_c")))
LINE = re.compile("^\\[([A-Z]+)\\] +(\\d+): (.*)$")
for l in ("[INFO] 12: started", "[WARN]   3: low: 5%", "garbage", "[x] 1: y", "[ERR] 9: "):
    m = LINE.match(l)
    print(m.groups() if m else None, end=" ")
print()
def fill(template, values): return re.sub("\\$([a-z]+)", lambda m: str(values.get(m.group(1), "?")), template)
print(fill("$a and $b and $none $", {"a": 1, "b": "two"}))
tokens = re.compile("\\s*(?:([0-9]+)|([a-z]+)|(.))")
def lex(s):
    while s.strip():
        m = tokens.match(s)
        yield m.group(1) and int(m.group(1)) or m.group(2) or m.group(3)
        s = s[len(m.group(0)):]
print(list(lex("foo(12, x)+7")), list(lex("")))
print(re.search("(a)|(b)", "xb").groups(), re.match("(a)(b)?(c)?", "ac").groups(), re.match("((x)|(y))+", "xyx").group(0), bool(re.match("[0-9]*$", "")), re.match("a.*b", "a\nb"), re.search("b+", "aabbb").group(0))
text = "key: value\nother:thing\n# comment\n bad line\nlast : 5"
print([(m.group(1), m.group(2)) for m in (re.match("^(\\w+)\\s*:\\s*(.*)$", l) for l in text.split("\n")) if m])
greedy, lazy = re.match("<(.+)>", "<a><b>"), re.match("<(.+?)>", "<a><b>")
print(greedy.group(1), lazy.group(1), re.match("a??b", "ab").group(0), re.match("(ab)*?c", "ababc").group(0))

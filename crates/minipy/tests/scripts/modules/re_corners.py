# re: groups, optional groups, classes, anchors, greedy and lazy, alternation, sub with functions, split, errors.
import re
def show(p, s):
    m = re.match(p, s)
    print(p, repr(s), m and (m.group(0), m.groups()))
show("a*b", "aaab!")
show("(a|b)*c", "abac")
show("(a)?(b)?(c)?$", "ac")
show("([a-z]+)=([^;]*);", "key=some value;rest")
show("^\\s*(\\d+)\\s*$", "  42  ")
show(".*", "line\nnext")
show("(\\w+)@(\\w+)\\.com", "me@site.com")
show("a+?", "aaa")
show("(a+?)(a*)", "aaa")
show("<.*>", "<a><b>")
show("<.*?>", "<a><b>")
show("[^a-c]+", "xyzabc")
show("[\\w-]+", "a-b_c d")
show("(?:ab)+(c)", "ababc")
show("x{0}", "x") if False else None
show("$", "")
show("a|", "b")
show("((a)(b))((c))", "abc")
show("\\.\\*\\\\", ".*\\")
show("[]a]+", "]a]")
show("[.]+", "...")
print(re.search("\\d+", "abc 123 def").group(0), re.search("^b", "ab"), re.search("b$", "ab").group(0), re.match("b", "ab"))
m = re.search("(\\w)(\\d)?", "--a-")
print(m.group(1), m.group(2), m.groups())
try:
    m.group(5)
except IndexError:
    print("IndexError")
print(re.sub("a", "b", "banana"), re.sub("(\\w)(\\w)", "\\2\\1", "abcde"), re.sub("a", "x", "aaaa", 2), re.sub("\\d+", lambda m: str(int(m.group(0)) * 2), "1 and 22"), re.sub("q", "z", "none"))
r = re.compile("(\\d+)-(\\d+)")
print(r.match("10-20 30-40").group(2), r.search("x 30-40").groups(), r.sub("\\2:\\1", "1-2 3-4"), r.match("x"), r.split("a1-2b") if False else 0)
print(re.compile(",").split("a,b,,c"), re.compile("\\s+").split("a  b \t c"), re.compile(",").split("a,b,c", 1), re.compile("[;,]").split(";x,"))
print(re.match(b"\\d+", b"12ab").group(0), re.sub(b"a", b"b", b"aa"), bool(re.match("", "")), re.match("", "abc").group(0))
for bad in ("(", ")", "[a", "*a", "a**", "(?P<", "a{2,1}", "\\"):
    try:
        re.compile(bad)
        print("accepted", bad)
    except Exception as e:
        print("refused", bad)
tokens = re.compile("(\\d+)|([a-z]+)|(\\S)")
def tokenize(text):
    while text:
        m = tokens.search(text)
        if not m:
            return
        yield [i for i in range(1, 4) if m.group(i) is not None][0], m.group(0)
        text = text[text.index(m.group(0)) + len(m.group(0)):]
print(list(tokenize("12 + ab*(3)")))
print([re.match("^(?:[a-z]|[0-9])+$", s) is not None for s in ("abc1", "ab-", "")], [bool(re.search("a.c", s)) for s in ("abc", "a\nc", "ac")], re.match("\\S+\\s\\D\\W", "ab x!").group(0), re.search("[A-Z][a-z]*", "the Name").group(0))

import re
m = re.match(r"(\w+)@(\w+)\.(com|org)", "joe@site.org rest")
print(m.group(), m.group(0), m.group(1), m.group(2, 3), m.groups(), m.start(), m.end(), m.span(2))
print(re.match("b", "abc"), re.search("b", "abc").start(), re.search("z", "abc"))
print(re.sub(r"\d+", "#", "a1b22c333"), re.sub("a", "b", "aaa", 2), re.sub(r"(\w)(\w)", r"\2\1", "abcd"), re.sub("x*", "-", "abxd"))
print(re.sub(r"\w+", lambda m: m.group().upper(), "hello big world"), re.split(r"[,;]\s*", "a, b;c,d"), re.split("(,)", "a,b"), re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)(\d)", "a1 b2"))
p = re.compile(r"(?P<k>\w+)=(?P<v>\w*)")
print(p.match("key=val").groupdict(), [m.group("k") for m in p.finditer("a=1 b=2")], p.search("zz a=", 2).span() if p.search("zz a=", 2) else None)
print(re.fullmatch("a+", "aaa") is not None, re.fullmatch("a+", "aab"), bool(re.match("", "")), re.match("(a)?b", "b").groups())
print(re.search(rb"\d", b"ab1").group(), re.match("é+", "ééa").span(), re.match("(?i)ABC", "abc").group(), re.search("^b", "a\nb", re.M).start())
for bad in ("(", "[", "*", "a**"):
    try:
        re.compile(bad)
        print("accepted")
    except re.error:
        print("error")
try:
    re.match("a", "a").group(5)
except IndexError:
    print("IndexError")

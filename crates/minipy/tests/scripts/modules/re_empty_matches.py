# Matches that are empty, and what comes right behind them.
import re

for pattern in ("|a", "a|", "", "a*", "a*?", "b|", "(a)|b|", "(?:a|)(b?)", "$", "^", r"\b", "(?:)|ab"):
    for text in ("", "a", "aa", "ab", "bab", "aabb"):
        spans = [m.span() for m in re.finditer(pattern, text)]
        print(pattern, text, re.findall(pattern, text), spans, re.sub(pattern, "-", text), re.sub(pattern, "-", text, 2))
        print(re.split(pattern, text), re.compile(pattern).split(text, 1), re.subn(pattern, "", text))

# More matches than are looked for at once, in texts of one and of several bytes a character.
for text in ("ab1 " * 60, "aé1 " * 60, "€😀1 " * 60):
    print(re.sub("[0-9]", "#", text) == text.replace("1", "#"))
    print(re.subn("[0-9] ", lambda m: str(m.start()) + ",", text, 50))
    print([m.span() for m in re.finditer(". ", text)] == [(i + 2, i + 4) for i in range(0, 240, 4)])
    print(re.split("1", text) == text.split("1"), re.split("1", text, 40) == text.split("1", 40))
    print("".join(re.findall("[^1]+", text)) == text.replace("1", ""))
data = bytes(range(256)) * 3
print(re.sub(b"[\x00-\x7f]+", b"\xfe", data) == (b"\xfe" + bytes(range(128, 256))) * 3)
print(re.sub(b"(\x80)\x81", b"\xff\\1\\g<1>", data).count(b"\xff\x80\x80"))

# Replacements: groups by number and by name, groups that took no part, escapes.
print(re.sub("(a)(b)?", r"<\1|\2|\g<0>|\g<2>>", "ab a b"))
print(re.sub("(?P<x>a)(b)?", r"<\g<x>>\n\t\\1", "ab a b"))
print(re.sub("(.)(.)", r"\2\1", "abcdef"), re.sub("(.)", r"\1\1", "aé€"), re.sub("a", "", "banana"))
print(re.match("(a)(b)?", "a").expand(r"\1\2x"), re.match("(?P<y>a)", "a").expand(r"\g<y>\\"))
print(re.sub("a", lambda m: m.group() * 2, "banana", 2), re.sub("a", lambda m: "", ""))

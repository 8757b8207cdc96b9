# Long texts, NULs and control characters through every operation.
long = "abcdefghij" * 1000
print(len(long), long[9995:], long[-3:], long.find("j", 5000), long.rfind("a"), long.count("cd"), long.index("ja"), len(long.replace("abc", "")), len(long.split("a")), long == "".join(["abcdefghij"] * 1000), hash(long) == hash("abcdefghij" * 1000), long < long + "a", long[::1000], len(long.upper()), long.startswith("abcdefghij" * 999))
wide = "é日😀z" * 500
print(len(wide), len(wide.encode()), wide[1998], wide[-4:], wide[1000:1004], wide.find("z", 1000), wide.rfind("😀"), wide.count("日"), len(wide.replace("😀", "")), wide[::401], wide == "é日😀z" * 500, wide[::-1][:4], len(wide.split("z")), wide.index("é", 1001))
nul = "a\x00b\x00\x00c"
print(len(nul), nul.split("\x00"), nul.replace("\x00", "."), nul.find("\x00", 2), nul.count("\x00"), repr(nul), nul == "a\0b\0\0c", nul < "a\x01", nul.encode(), "\x00" in nul, nul.partition("\x00"), nul.strip("a\x00c"), {nul: 1}["a\x00b\x00\x00c"], nul[1] == "\x00", "\x00" * 3, ord(nul[1]))
ctl = "".join(map(chr, range(32))) + "\x7f\x80\x9f"
print(len(ctl), repr(ctl), ctl.strip() == ctl[:], len(ctl.split()), sorted(ctl)[:3], ctl[9:14].isspace(), eval(repr(ctl)) == ctl)
s = ""
for i in range(2000):
    s += chr(97 + i % 26)
print(len(s), s[1999], s.count("z"), s[26:52] == s[:26])
parts = ["%d" % i for i in range(1000)]
j = ",".join(parts)
print(len(j), j.split(",") == parts, j.count(","), j[:20], j[-8:], sum(int(p) for p in j.split(",")), len(set(j)), max(j.split(","), key=int))
lines = "\n".join("line %03d" % i for i in range(200))
print(len(lines.splitlines()), lines.splitlines()[150], lines.split("\n")[-1], lines.find("line 100"), lines[lines.index("042"):][:3], sum(1 for l in lines.split("\n") if l.endswith("7")))
d = {"k" * n: n for n in range(0, 300, 7)}
print(len(d), d["k" * 140], "k" * 141 in d, max(d, key=len) == "k" * 294, sum(d.values()), sorted(d, key=len)[:3])
nested = "(" * 50 + ")" * 50
depth = 0
while "()" in nested:
    nested = nested.replace("()", "")
    depth += 1
print(depth, repr(nested), "%s" % ("x" * 300)[:5], "{:>300}".format("r")[-3:], f"{'q':*^301}".count("*"), len("%200d" % 5), len("%.100f" % 0.1), "y".zfill(260).count("0"), len("ab".center(257)), ("t" * 70000)[69999:], len("u" * 70000 + "é"))

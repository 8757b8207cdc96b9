# Text beyond ASCII through every operation: index, slice, methods, formatting.
s = "naïve café — 日本語 😀🎉 ñ"
print(len(s), s[2], s[-1], s[3:9], s[::-1], s[13:16], s[17], s[-4:-2], s.index("日"), s.find("🎉"), s.rfind("é"), s.count("é"), s.count("ï"))
print(s.split(), s.split("—"), s.partition(" 😀"), s.replace("é", "e").replace("ï", "i"), s.upper(), s.lower() == s, s.startswith("naï"), s.endswith("ñ"))
print([c for c in "aé日😀"], [ord(c) for c in "aé日😀"], [len(c.encode()) for c in "aé日😀"], "".join(reversed("aé日😀")), sorted("zéa日😀b"), max("aé日"), {c: i for i, c in enumerate("é日é")})
print("日" * 3, "é" + "日", "é" in s, "日本" in s, "本日" in s, "日本" < "日語", "é" > "z", "😀" > "日", "é" == "\u00e9", "e\u0301" == "é", len("e\u0301"), "日本".center(6, "*"), "é".ljust(3, "."), "日".rjust(3))
print("{:>6}|{:<6}|{:^6}|{:日>4}".format("日本", "é", "😀", "x"), "%5s|%-5s|%.1s" % ("é", "日", "日本"), f"{'é':>3}{'日本':_<5}", "{!r}".format("é😀"), repr("日\n"), str(["é", ("日",)]), "é日".encode(), b"\xe6\x97\xa5".decode())
d = {"clé": 1, "日": 2, "😀": [3]}
print(d, d["clé"], d["日"], "😀" in d, sorted(d), "é".isalpha(), "日".isalpha(), "😀".isalpha(), "é".isupper(), "É".isupper(), "É".lower(), "é".upper(), "日".upper(), "ß".upper() if False else "", "٣".isdigit() if False else "", "\u3000".isspace(), "é1".isalpha())
café = "identifier"
größe, 変数 = 1, 2
print(café, größe + 変数, "é" "日", "\u2022", "\u00e9\U0001f600", len("\U0001f600"), "é日".find(""), "é日"[5:], "é日"[:-5], "é日"[1:1] == "")
for c in "é日😀":
    print(c, hex(ord(c)), chr(ord(c)) == c, c.encode(), len(c), c * 2, [c], c in "é日😀"[1:])
t = ""
for i in range(20):
    t += chr(0xE0 + i) + chr(0x4E00 + i)
print(t, len(t), t[::4], t[10:14], len(t.encode()))
try:
    "é日"[2]
except IndexError:
    print("IndexError")

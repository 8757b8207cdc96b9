s = "äöü日本€😀x"
print(len(s), s[0], s[3], s[-2], s[3:5], s[::-1], s.upper(), s.find("本"), s.index("x"))
print([c for c in s], "日" in s, s.encode(), s.encode("utf-8").decode("utf-8") == s)
print(ord("€"), chr(8364), chr(0x1f600), ord("😀"), chr(0), repr(chr(127)), repr("\x00\n\t\\'\""))
print(s.replace("日", "--"), s.split("本"), s.center(20, "é"), s.count("ö"))
for bad in (-1, 0x110000):
    try:
        chr(bad)
    except ValueError:
        print("ValueError")
try:
    ord("ab")
except TypeError:
    print("TypeError")

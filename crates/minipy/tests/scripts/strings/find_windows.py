# find, rfind, index, rindex and count with windows, empty parts and Unicode.
s = "añoñoño-日本日本"
for part in ("ñ", "ño", "o", "日本", "日", "本日", "", "x", "-", s, s + "x"):
    print(repr(part), s.find(part), s.rfind(part), s.count(part), part in s)
for w in ((0,), (2,), (-3,), (0, 4), (4, -2), (-100, 100), (5, 5), (6, 3), (11,), (12,), (13,), (None, 5), (3, None)):
    print(w, s.find("ñ", *w), s.rfind("ñ", *w), s.count("ñ", *w), s.find("", *w), s.rfind("", *w), s.count("", *w))
def attempt(name, *args):
    try:
        print(name, args, getattr(s, name)(*args))
    except (ValueError, TypeError) as e:
        print(name, args, type(e).__name__)

for name in ("index", "rindex"):
    attempt(name, "日本")
    attempt(name, "ño", 4)
    attempt(name, "ño", 0, 3)
    attempt(name, "zz")
    attempt(name, "")
for name in ("find", "rfind", "index", "count"):
    for bad in (5, None, b"o", ["o"]):
        attempt(name, bad)
    attempt(name)
    attempt(name, "o", "a")
print("aaaa".count("aa"), "aaaaa".count("aa", 1), "abababa".count("aba"), "".count(""), "".find(""), "".find("a"), "abc".count("", 3), "abc".count("", 4))
print("mississippi".rfind("issi"), "mississippi".find("issi", 2), "mississippi".rfind("issi", 0, 7), "mississippi".rfind("i", 0, -1))

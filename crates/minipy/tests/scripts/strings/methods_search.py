s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("a", 1, 3), s.find("z"), s.find(""), s.find("", 5), s.find("", 20))
print(s.rfind("a"), s.rfind("a", 0, 10), s.rfind("z"), s.index("cad"), s.rindex("abra"))
print(s.count("a"), s.count("abra"), s.count(""), s.count("a", 3, 8), "aaaa".count("aa"))
print(s.startswith("abra"), s.startswith(("x", "ab")), s.startswith("bra", 1), s.endswith("bra"), s.endswith(("y", "ra")), s.startswith(""))
for f in ("index", "rindex"):
    try:
        getattr(s, f)("zz")
    except ValueError:
        print("ValueError")
print("a" in s, "cad" in s, "" in s, "xyz" in s, "" in "")

# Order, equality and hash of texts, however they were built.
words = ["", "a", "b", "aa", "ab", "A", "Z", "é", "z", "zz", "日", "日本", "\x00", "\U0001f600", "\uffff"]
print(sorted(words), sorted(words, reverse=True), min(words), max(words), min(words, key=len), max(words, key=len))
for a in words[:8]:
    print([(a < b, a == b, a >= b) for b in words[3:9]])
built = ["".join(["a", "b"]), "a" + "b", "xaby"[1:3], "AB".lower(), "%s%s" % ("a", "b"), str(b"ab", "utf-8"), "{}b".format("a"), f"a{'b'}", "ab" * 1, "ba"[::-1], b"ab".decode(), "a b".replace(" ", "")]
print(all(b == "ab" for b in built), len(set(built)), all(hash(b) == hash("ab") for b in built), {"ab": 1}[built[3]], built.count("ab"), built.index("ab", 5))
d = {}
for i in range(100):
    d["k" + str(i)] = i
print(all(d["k%d" % i] == i and d["".join(["k", str(i)])] == i for i in range(100)), len(d))
print("a" == b"a", "a" != b"a", "1" == 1, "a" == ["a"], "a" == ("a",), "" == None, "" != 0)
for op in ("<", "<=", ">", ">="):
    for other in ("1", "None", "b'a'", "['a']", "('a',)"):
        try:
            print(eval("'a' " + op + other))
        except TypeError:
            print("T", end="")
    print()
print("a" < "b" < "c", "a" < "B", "10" < "9", "abc" < "abcd", "abd" > "abcd", "é" > "z", "Z" < "a", "" < "\x00")
getattr_name = "up" + "per"
print(getattr("x", getattr_name)(), "ab" in {"ab", "c"}, ("a" + "b") in {"ab": 0}, "x".join(["ab"] * 2) == "abxab")

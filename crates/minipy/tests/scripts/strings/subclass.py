# A subclass of str: methods, operators, keys, formatting.
class Name(str):
    def initials(self):
        return "".join(w[0] for w in self.split())
    def __len__(self):
        return 99
n = Name("ada lovelace")
print(n, n.initials(), len(n), n.upper(), n + "!", "!" + n, n * 2, n[0], n[4:], n == "ada lovelace", "ada lovelace" == n, n != "x", n < "b", "love" in n, n.find("l"), n.split(), n.replace("a", "A"))
print(isinstance(n, str), type(n).__name__, type(n.upper()).__name__, type(n + "").__name__, type(n[:]).__name__, str(n) == n, repr(n), "%s %r" % (n, n), "{} {:>15}".format(n, n), f"{n}|{n:.3}")
d = {"key": 1}
print(d[Name("key")], Name("key") in d, {Name("k"): 2}["k"], hash(Name("a")) == hash("a"), {Name("x"), "x"} == {"x"}, [Name("b"), "a"].index("b"), sorted([Name("b"), "a", Name("c")]), max("a", Name("b")))
print(",".join([Name("p"), "q"]), Name("-").join("ab"), list(Name("xyz")), [c for c in Name("ab")], tuple(Name("hi")), ord(Name("a")) if False else 97, int(Name("12")), float(Name("1.5")), bytes(Name("ab"), "utf-8"), Name("AbC").lower().upper(), Name("  x ").strip(), Name("a,b").split(","), Name("x").encode())
print("abc".startswith(Name("ab")), "abc".replace(Name("b"), Name("X")), "a-b".split(Name("-")), "abc".find(Name("c")), Name("ab") in "cabd", "cabd".count(Name("ab")), getattr("x", Name("upper"))(), eval(Name("1 + 1")), "%s" % Name("in"), Name("{}?").format(1))
n.tag = "t"
print(n.tag, hasattr(n, "tag"), bool(Name("")), bool(Name("a")), Name() == "", Name(5), Name(None), Name(b"ab", "utf-8"))
class Loud(str):
    def __str__(self):
        return "LOUD"
    def __eq__(self, other):
        return "eq"
    def __hash__(self):
        return 7
    def __add__(self, other):
        return "added"
l = Loud("quiet")
print(str(l), "%s" % l, f"{l}", l == "quiet", l + "x", l.upper(), [l] == 5, hash(l), print(l))

# startswith and endswith: tuples, windows, empties, wrong types.
s = "über-straße"
for p in ("ü", "über", "", "b", s, s + "!", ("x", "ü"), ("x",), (), ("", "x"), ("über-s", "u")):
    print(repr(p), s.startswith(p), s.endswith(p))
for p in ("e", "ße", "straße", ("ß", "aße"), ("x", "")):
    print(repr(p), s.endswith(p))
print([s.startswith("ber", k) for k in (0, 1, 2)], s.startswith("e", -1), s.startswith("", 11), s.startswith("", 12), s.startswith("e", -100))
print("abc".startswith(""), "".startswith(""), "".endswith(""), "".startswith("a"), "abc".startswith("abcd"), "aXbX".endswith("X"), "abc".startswith(("b", "c")))
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

for bad in (1, None, b"a", ["a"], {"a"}):
    attempt(lambda: s.startswith(bad))
    attempt(lambda: s.endswith(bad))
attempt(lambda: s.startswith())
attempt(lambda: s.endswith())
attempt(lambda: s.startswith((1,)))
for suffix, prefix in (("ße", "üb"), ("x", "x"), ("", ""), (s, s)):
    print(s.removesuffix(suffix), s.removeprefix(prefix))
print("aaa".removeprefix("a"), "aaa".removesuffix("aa"), "".removeprefix("x"))

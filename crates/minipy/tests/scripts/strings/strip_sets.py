# strip, lstrip, rstrip: default white space, sets of characters, Unicode.
for s in ("", " ", "  a  ", "\t\n\r a b \x0b\x0c", "xxaxbxx", "xyzzyx", "abc", "ééaé", "..a.b.."):
    print(repr(s), [repr(f(s)) for f in (str.strip, str.lstrip, str.rstrip)], repr(s.strip("x")), repr(s.lstrip("xy")), repr(s.rstrip("yx")), repr(s.strip("é.")))
print("abc".strip("abc"), "abc".strip("cb"), "abcba".strip("ab"), "  a ".strip(" a") == "", "aaa".lstrip("a") == "", "a b".strip(), " a".strip(None), "123abc321".strip("0123456789"))
print("www.example.com".lstrip("cmowz."), "mississippi".rstrip("ipz"), "日本日".strip("日"), "😀x😀".strip("😀"), "[a]".strip("[]"), "-->x<--".strip("<->"))
def attempt(f):
    try:
        print(repr(f()))
    except TypeError:
        print("TypeError")

attempt(lambda: "a".strip(1))
attempt(lambda: "a".strip(b"a"))
attempt(lambda: "a".strip(["a"]))
attempt(lambda: "a".lstrip("a", "b"))
attempt(lambda: "a".rstrip(5.0))
attempt(lambda: "aba".strip(""))
s = "same"
print(s.strip() == s, s.strip("xyz") == s, s.lstrip("") == s)
for line in ("key = value  # comment", "  # only", "", "k2=v2"):
    body = line.split("#")[0].strip()
    if body:
        k, _, v = body.partition("=")
        print([k.rstrip(), v.lstrip()])

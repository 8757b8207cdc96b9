# str.replace: overlaps, empties, counts, growth and wrong types.
for s, a, b in (("aaaa", "aa", "b"), ("aaaa", "aa", "a"), ("abab", "ab", "abab"), ("", "a", "b"), ("", "", "x"), ("abc", "", "-"), ("abc", "abc", ""), ("aXbX", "X", ""), ("日本日", "日", "月"), ("日本", "", "·"), ("abc", "x", "y"), ("a\nb", "\n", "\\n"), ("aaa", "a", "aa")):
    print(repr(s), repr(a), repr(b), s.replace(a, b), [s.replace(a, b, n) for n in (-1, 0, 1, 2, 3)])
s = "unchanged"
print(s.replace("q", "z") == s, s.replace("unchanged", "unchanged"), s.replace("n", ""), s.replace("n", "nnn").count("n"))
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

attempt(lambda: "a".replace("a"))
attempt(lambda: "a".replace())
attempt(lambda: "a".replace("a", 1))
attempt(lambda: "a".replace(1, "a"))
attempt(lambda: "a".replace(None, ""))
attempt(lambda: "a".replace("a", b"b"))
attempt(lambda: "a".replace("a", "b", "c"))
attempt(lambda: "a".replace("a", "b", 1, 2))
attempt(lambda: "aaa".replace("a", "b", True))
text = "{name} is {age}; {name} again"
for k, v in (("name", "Zoë"), ("age", "7")):
    text = text.replace("{" + k + "}", v)
print(text, len(text))
print("x" * 5, ("ab" * 4).replace("ba", "_"), ("ab" * 4).replace("ab", "", 2), "a.b.c".replace(".", "..").replace("..", "."))

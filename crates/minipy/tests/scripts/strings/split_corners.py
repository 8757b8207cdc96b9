# split and rsplit: white space, separators, limits, Unicode spaces.
cases = ("", " ", "a", " a", "a ", " a  b ", "a,b", ",a,,b,", ",", ",,", "a, b ,c", "\ta\nb\rc\x0bd\x0ce ", "--a--b--", "日本 語 ")
for s in cases:
    print(repr(s), s.split(), s.split(","), s.split("--"), s.rsplit(","))
for n in (-1, 0, 1, 2, 3, 99):
    print(n, " a b  c d ".split(None, n), " a b  c d ".rsplit(None, n), "a,b,,c".split(",", n), "a,b,,c".rsplit(",", n), "1<>2<>3<>".split("<>", n), "1<>2<>3<>".rsplit("<>", n))
print("aaa".split("a"), "aaa".split("aa"), "aaa".rsplit("aa"), "abcab".split("ab"), "x".split("xyz"), "éàé".split("é"), "aXbXc".split("X", 1)[1])
print("a b".split(" "), " ".split(" "), "a  b".split(" "), "a b c".split(sep=" "), "a b c".split(maxsplit=1), "a-b-c".rsplit("-", maxsplit=1))
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

attempt(lambda: "a".split(""))
attempt(lambda: "a".rsplit(""))
attempt(lambda: "a".split(1))
attempt(lambda: "a".split(b"a"))
attempt(lambda: "a b".split(None, "x"))
attempt(lambda: "a".split(",", 1, 2))
attempt(lambda: "a".split([]))
print(all(sep.join(s.split(sep)) == s for s in cases for sep in (",", " ", "-", "--", "a")))
print(all(sep.join(s.rsplit(sep, 2)) == s for s in cases for sep in (",", " ", "-", "--", "a")))

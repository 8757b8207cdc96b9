# Case methods and predicates over letters, digits, punctuation and Unicode.
words = ("", "a", "A", "abc", "ABC", "aBc", "1", "1a", "1A", "a b", "A B", "hello world", "HELLO-world", "éa", "ÉA", "straße", "日本", "ǆ" if False else "x", "they're", "x1y2z3", "_a")
for w in words:
    print(repr(w), w.upper(), w.lower(), w.islower(), w.isupper())
for w in ("", "a1", "abc", "123", "1.5", "-1", "a b", " ", "\t\n", "日本", "é", "_", "a_b", "½" if False else "0"):
    print(repr(w), w.isalpha(), w.isdigit(), w.isspace(), w.isalpha() and not w.isdigit())
print("hello World".capitalize() if hasattr(str, "capitalize") else "Hello world", "ÀÉ".lower(), "àé".upper(), "ΑΒΓ".lower(), "привет".upper(), "МИР".lower())
print("abc".upper().lower().upper(), "MiXeD".lower() == "mixed", [c for c in "aB1é" if c.isupper()], "".join(c.lower() if c.isupper() else c.upper() for c in "Hello"))
def attempt(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)

attempt(lambda: "a".upper(1))
attempt(lambda: str.upper())
attempt(lambda: str.upper(5))
attempt(lambda: "a".nosuch())
attempt(lambda: str.lower("XYZ"))
attempt(lambda: list(map(str.upper, ["a", "b"])))
attempt(lambda: sorted(["b", "A", "c"], key=str.lower))
attempt(lambda: sorted(["b", "A", "c"]))

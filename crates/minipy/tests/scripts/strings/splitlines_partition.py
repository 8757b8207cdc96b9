# splitlines, partition and rpartition.
for s in ("", "\n", "a", "a\n", "\na", "a\nb", "a\r\nb", "a\rb", "a\n\rb", "a\r\n\r\nb\n", "a\n\n\nb", "\r\r", "é\n日\n"):
    print(repr(s), s.splitlines(), s.splitlines(True), s.split("\n"))
for s in ("k=v", "k=v=w", "k", "=v", "k=", "=", "", "k==v", "日=本=語"):
    print(repr(s), s.partition("="), s.rpartition("="), s.partition("=="), s.rpartition("=="))
print("aXXbXXc".partition("XX"), "aXXXb".partition("XX"), "aXXXb".rpartition("XX"), "abc".partition("abc"), "abc".rpartition("c"))
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

attempt(lambda: "a".partition(""))
attempt(lambda: "a".rpartition(""))
attempt(lambda: "a".partition(1))
attempt(lambda: "a".partition())
attempt(lambda: "a".rpartition(None))
attempt(lambda: "a".partition(b"a"))
attempt(lambda: "a\nb".splitlines(keepends=True))
attempt(lambda: "a\nb".splitlines(False))
header, sep, rest = "Content-Type: text/plain; charset=utf-8".partition(": ")
kind, _, params = rest.partition("; ")
print(header, kind, params.partition("=")[::2], rest.rpartition("/")[2])
print("".join("one\ntwo\r\nthree".splitlines(True)), len("a\n".splitlines()), len("a\n".split("\n")))

print("a b  c".split(), " a b ".split(), "a,b,,c".split(","), "".split(), "".split(","), "a".split(","), ",".split(","))
print("a b c d".split(" ", 2), "a b c d".split(None, 1), "  a  b  ".split(None, 1), "abc".split("abc"), "a--b-c".split("--"))
print("a b c d".rsplit(" ", 2), "a b c d".rsplit(None, 1), "a,b,c".rsplit(",", 1))
print("a\nb\r\nc\rd".splitlines(), "a\n".splitlines(), "".splitlines(), "a\n\nb".splitlines(True))
print("a=b=c".partition("="), "abc".partition("="), "a=b=c".rpartition("="), "abc".rpartition("="))
try:
    "a".split("")
except ValueError:
    print("ValueError")

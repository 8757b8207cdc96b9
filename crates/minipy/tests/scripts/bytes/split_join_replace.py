# split, rsplit, partition, join, replace and strip for bytes.
cases = (b"", b" ", b"a", b" a  b ", b"a,b,,c", b",", b"\x00a\x00b", b"--x--")
for b in cases:
    print(b, b.split(), b.split(b","), b.rsplit(b",", 1), b.split(b"\x00"), b.split(b"--", 1), b.partition(b","), b.rpartition(b"-"))
    print(b.strip(), b.lstrip(), b.rstrip(), b.strip(b"-\x00"), b.replace(b"a", b"AA"), b.replace(b"-", b"", 2), b.replace(b"zz", b"y"))
print(b",".join([b"a", b"b"]), b"".join([]), b"-".join((b"x",)), b"".join(iter([b"p", b"q"])), b", ".join(bytes([c]) for c in b"xyz"), b"|".join([bytearray(b"m"), b"n"]))
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

attempt(lambda: b"".join(["a"]))
attempt(lambda: b"".join([1]))
attempt(lambda: b"".join(5))
attempt(lambda: b"a".split(b""))
attempt(lambda: b"a".split("a"))
attempt(lambda: b"a".partition(b""))
attempt(lambda: b"a".replace("a", b"b"))
attempt(lambda: b"a".replace(b"a"))
attempt(lambda: b"a".strip("a"))
print(b"aXbXc".split(b"X", 1), b"aXbXc".rsplit(b"X", 1), b"line1\nline2\n".split(b"\n"), b"k: v".partition(b": "))
print(b"Hello".upper(), b"Hello".lower(), b"abc".isalpha(), b"12".isdigit(), b" \t".isspace(), b"aB".islower(), b"AB".isupper(), b"".isalpha())

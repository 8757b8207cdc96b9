# find, rfind, index, count, startswith, endswith and `in` for bytes.
b = b"abracadabra\x00\xff"
for part in (b"a", b"abra", b"\x00", b"\xff", b"", b"zz", b"bra\x00"):
    print(part, b.find(part), b.rfind(part), b.count(part), b.startswith(part), b.endswith(part), part in b)
for w in ((1,), (-5,), (2, 8), (5, 2), (100,), (0, -2)):
    print(w, b.find(b"a", *w), b.rfind(b"a", *w), b.count(b"a", *w), b.find(b"", *w))
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

attempt(lambda: b.index(b"cad"))
attempt(lambda: b.index(b"cad", 5))
attempt(lambda: b.rindex(b"zz"))
attempt(lambda: b.rindex(b"a", 0, 5))
attempt(lambda: b.find("a"))
attempt(lambda: b.find(None))
attempt(lambda: b.count("a"))
attempt(lambda: b.startswith("a"))
attempt(lambda: b.endswith(1))
attempt(lambda: "a" in b)
attempt(lambda: None in b)
print(97 in b, 98 in b, 122 in b, 255 in b, 0 in b, b"ra" in bytearray(b), bytearray(b"cad") in b, b.find(bytearray(b"br")))
attempt(lambda: 256 in b)
attempt(lambda: b.startswith((b"x", b"abr")))

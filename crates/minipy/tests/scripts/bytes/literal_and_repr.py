# bytes literals and how each byte is shown.
for start in range(0, 256, 32):
    print(bytes(range(start, start + 32)))
print(b"", b"a", b'a"', b"a'", b"a'\"", b"\\", b"\n\r\t", b"\0", b"a" b"b", rb"\n", bR"\x", b"""tri
ple""")
print([b"\x41\101\t"[i] for i in range(3)], len(b"\x00\x00"), b"\u0041" == b"\\u0041", b"\N" == b"\\N")
print(str(b"a\xff"), "%s" % b"x", "{}".format(b"\x00"), f"{b'q'}", repr(bytearray(b"\xffz")), str(bytearray()), [b"a"], (b"",), {b"k": b"v"})
print(bytes(), bytes(0), bytes(3), bytes([]), bytes((1, 2)), bytes(range(3)), bytes(b"copy"), bytes(bytearray(b"ba")), bytes("é日", "utf-8"), bytes({5}), bytes(x * 2 for x in range(4)), bytes(map(ord, "hi")))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

for bad in ([256], [-1], ["a"], [1.0], [None], [b"a"], [1 << 40], -1, None, 1.5, "a", [[1]], {"k": 1}):
    attempt(lambda: bytes(bad))
    attempt(lambda: bytearray(bad))
attempt(lambda: bytes("a", "utf-8", "strict", 4))
attempt(lambda: bytes([1], "utf-8"))

# center and splitlines of bytes and bytearray.
for data in b"", b"foo", bytearray(b"ab"):
    print([data.center(n) for n in (-1, 0, 2, 3, 4, 5, 6, 7)], data.center(8, b"*"))
    print(data.center(3) is data)
for wrong in b"", b"ab", "x", 5:
    try:
        print(b"a".center(5, wrong))
    except TypeError:
        print("TypeError")
lines = b"a\nb\r\nc\rd\n\n\r\n\x0b\x0ce"
for data in b"", b"x", b"\n", b"\r", b"x\n", lines, bytearray(lines):
    print(data.splitlines(), data.splitlines(True), data.splitlines(keepends=True) == data.splitlines(1))
b = b"abc"
print(b.strip() is b, b.lstrip(b"x") is b, b.rstrip() is b, bytearray(b).strip() is not b)

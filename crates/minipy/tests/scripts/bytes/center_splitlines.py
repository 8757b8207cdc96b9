# Methods that bytes share with str.
for data in (b"", b"a", b"ab", b"one\ntwo\r\nthree\rfour", b"\n", b"a\n\nb\n", b"x\r", b"\x0bz\x0c\x1cq"):
    for value in (data, bytearray(data)):
        print(value.splitlines(), value.splitlines(True), value.splitlines(keepends=False))
        print(value.center(5), value.center(6, b"-"), value.center(0), value.center(-1))
for args in ((), ("x",), (5, b"ab"), (5, "-"), (5, b"")):
    try:
        print(b"a".center(*args))
    except TypeError:
        print("TypeError")
print([len(line) for line in (b"ab\n" * 1000).splitlines()] == [2] * 1000)

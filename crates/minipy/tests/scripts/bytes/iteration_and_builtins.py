# bytes and bytearray given to the builtins.
for b in (b"hello", bytearray(b"\x00\xff\x80")):
    print(list(b), tuple(b), sorted(b), sum(b), max(b), min(b), len(b), list(reversed(b)), list(enumerate(b)), list(zip(b, "ab")), list(map(chr, b))[:2], [hex(x) for x in b], set(b) == set(list(b)), any(b), all(b), list(filter(None, b)), dict(enumerate(b)))
    print(bool(b), 104 in b, 255 in b, bytes(b) == b, bytes(reversed(b)), bytes(sorted(b)), bytes(x ^ 255 for x in b), b"".join(bytes([x]) * 2 for x in b), [b[i : i + 2] for i in range(0, len(b), 2)], int.from_bytes(b, "big"), "".join("%02x" % x for x in b))
    first, *rest = b
    print(first, rest, next(iter(b)), [x for x in b if x > 127], bytes(b[::-1])[::-1] == b, str(b), repr(b), "%r" % b, hash(bytes(b)) == hash(bytes(list(b))))
print(bytes(map(ord, "abc")), bytes([65, True, 0]), bytes(range(250, 256)), bytearray(i for i in (1, 2)), bytes({9: 0}), bytes(iter([7])), bytes(filter(lambda x: x % 2, range(6))), bytes(bytearray(b"x")), bytearray(b"y"), bytes(3), bytearray(2), bytes(True) if False else b"")
print(b"a" in [b"a"], [b"a", bytearray(b"a")].count(b"a"), b"a" == bytearray(b"a"), {b"k": 1}.get(b"k"), (b"a", 1) < (b"b", 0), sorted([b"b", b"", b"\xff", b"ab"]), max(b"ab", b"b"), b"abc" > b"ab", b"" < b"\x00", bytearray(b"b") > b"a")
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__)

attempt(lambda: sorted([b"a", "a"]))
attempt(lambda: b"a" + 1)
attempt(lambda: b"a"[0] + b"b"[0])
attempt(lambda: chr(b"a"[0]))
attempt(lambda: ord(b"ab"))
attempt(lambda: int(b"12") + 1)
attempt(lambda: "a".join([b"b"]))
attempt(lambda: max(b""))
attempt(lambda: dict([b"ab", b"cd"]))
attempt(lambda: {b"x": bytearray(b"y")}[b"x"])
attempt(lambda: [*b"ab", *bytearray(b"c")])
attempt(lambda: (lambda *a: a)(*b"hi"))
attempt(lambda: b"%s" % b"z" * 2)
attempt(lambda: bytes([1, 2])[5])
attempt(lambda: b"abc".nothing if hasattr(b"", "nothing") else "none")

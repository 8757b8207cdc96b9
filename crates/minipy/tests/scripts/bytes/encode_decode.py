# Text to bytes and back: all widths of characters, errors, arguments.
for s in ("", "a", "é", "\u07ff\u0800", "日本", "\U0001f600", "a\x00b", "\u20ac\u00e9z", "\uffff\U00010000\U0010ffff"):
    b = s.encode()
    print(len(s), len(b), b, b.decode() == s, str(b, "utf-8") == s, bytes(s, "utf-8") == b, bytearray(b).decode() == s, str(bytearray(b), "utf8") == s)
def attempt(f):
    try:
        print(repr(f()))
    except (UnicodeError, TypeError, ValueError, LookupError) as e:
        print("UnicodeError" if isinstance(e, UnicodeError) else type(e).__name__)

for bad in (b"\xff", b"\x80", b"\xc3", b"a\xc3(", b"\xe6\x97", b"\xf0\x9f\x98", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"ok\xfe"):
    attempt(lambda: bad.decode())
    attempt(lambda: str(bad, "utf-8"))
attempt(lambda: "a".encode("utf-8"))
attempt(lambda: b"a".decode("utf-8", "strict"))
attempt(lambda: str("a", "utf-8"))
attempt(lambda: str(5, "utf-8"))
attempt(lambda: bytes("a"))
attempt(lambda: bytearray("a"))
attempt(lambda: str(b"abc", "utf8", "strict"))
attempt(lambda: "abc".decode())
attempt(lambda: b"abc".encode())

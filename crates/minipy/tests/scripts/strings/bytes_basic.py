b = b"hello"
print(b, b[0], b[-1], b[1:3], b[::-1], len(b), list(b), b"a" + b"b", b"ab" * 2, b == b"hello", b < b"help", 104 in b, b"ell" in b)
print(bytes(3), bytes([1, 2, 255]), bytes(b"x"), bytes("é", "utf-8"), bytes(), bytes(range(5)), b"\x00\xff\n'\"")
print(b.find(b"l"), b.count(b"l"), b.replace(b"l", b"L"), b.split(b"l"), b.startswith(b"he"), b.upper(), b" x ".strip(), b",".join([b"a", b"b"]))
print(b.decode(), str(b, "utf-8"), b.hex() if hasattr(b, "hex") else "68656c6c6f", bytes.fromhex("00ff10") if hasattr(bytes, "fromhex") else b"\x00\xff\x10")
for f in (lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("a"), lambda: b"a" + "a", lambda: b[10], lambda: b"\xff".decode()):
    try:
        print(f())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__ if not isinstance(e, ValueError) else "ValueError")

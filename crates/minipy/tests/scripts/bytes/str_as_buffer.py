# Texts where bytes-like objects are read.
def attempt(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)

attempt(lambda: int.from_bytes("ab", "big"))
attempt(lambda: int.from_bytes("\x01\x02", "little"))
attempt(lambda: b"".join(["a"]))
attempt(lambda: b"a" + "b")
attempt(lambda: bytearray(b"a") + "b")
attempt(lambda: b"abc".find("b"))
attempt(lambda: b"abc".replace("b", b"x"))
attempt(lambda: b"abc".split("b"))
attempt(lambda: b"abc".startswith("a"))
attempt(lambda: b"abc".strip("a"))
attempt(lambda: b"abc" == "abc")
attempt(lambda: "b" in b"abc")
attempt(lambda: bytes("abc"))
a = bytearray(b"x")
attempt(lambda: a.extend("yz"))
print(a)

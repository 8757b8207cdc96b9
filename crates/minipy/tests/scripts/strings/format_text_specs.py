# Specifications for texts: fill, alignment, width, precision, and refusals.
for s in ("", "a", "abc", "héllo", "日本語", "😀"):
    for spec in ("", "s", "6", "<6", ">6", "^6", "^7", "*<6", "é>6", "日^6", ".2", ".0", "6.2", ">6.1", "0<6", "0>6", "<", "{^6", ".100", "1"):
        print("[" + format(s, spec) + "]", end="")
    print()
for spec in ("d", "x", "f", "=6", "+", " ", "#", ",", "_", "+6", "0=6", "c", ".x", "6.", "6s6", "ss", "<<<6", "-5"):
    try:
        print(spec, "[" + format("abc", spec) + "]")
    except ValueError:
        print(spec, "ValueError")
for f in (lambda: format("a", 5), lambda: format("a", None), lambda: format(), lambda: format("a", "5", "6"), lambda: format("a", b"5")):
    try:
        print(f())
    except TypeError:
        print("TypeError")
print(format("a"), format(5), format(None), format([1, "a"]), format((1,)), format({"k": 1}), format(True), format(1.5), format(b"x"))
print("{:s}".format("x"), "{:10s}|".format("x"), "{!s:*^9}".format([1]), "{!r:>6}".format("q"))

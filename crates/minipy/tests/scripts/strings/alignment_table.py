for s in ("", "a", "abc", "äö", "abcdefghij"):
    for spec in ("", "5", "<5", ">5", "^5", "*^7", ".2", "6.2", ">6.2", "0<4"):
        print("[" + format(s, spec) + "]", end="")
    print()
for n in (0, 7, -7, 12345, -12345, 2**40):
    for spec in ("", "d", "8", "<8", "^8", "+", " ", "08", "x", "#x", "o", "#o", "b", ",", "_", "+08d", "*>9"):
        print("[" + format(n, spec) + "]", end="")
    print()
for x in (0.0, 1.5, -2.25, 1e10, 1e-7, 123456.789):
    for spec in ("", ".2f", "10.3f", "<10.1f", "+.0f", "e", ".3e", "g", ".3g", "010.2f", "%", ".1%", ",.2f"):
        print("[" + format(x, spec) + "]", end="")
    print()

# Formatting ints: every type, sign, fill, alternate form and grouping.
for n in (0, 5, -5, 255, -255, 1 << 31, -(1 << 63), 12345678901234567890):
    for spec in ("d", "+d", " d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", ",", "_", "_x", "_b", "n"):
        print(format(n, spec), end="|")
    print()
    for spec in ("24", "<24", ">24", "^24", "=24", "024", "+024", "*<24d", "*>+24d", "*^24x", "#024x", "0=#24b", "024,", " >24_d", "-<24"):
        print(format(n, spec), end="|")
    print()
    for spec in ("e", ".2f", "g", "%", ".3e", "12.1f", "F"):
        print(format(n, spec), end="|")
    print()
print(format(65, "c"), format(233, "c"), format(0x1F600, "c"), format(65, "5c") + "|", format(65, "<3c") + "|", format(65, ">3c") + "|")

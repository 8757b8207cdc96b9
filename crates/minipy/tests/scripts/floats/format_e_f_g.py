# The e, f, g, % and empty types with widths, signs and precision.
values = (0.0, 1.0, -1.0, 0.1, 1234.5678, -0.000012345, 1e10, 123456789.0, 9.9999995, 1e100, 5e-324, 2.5, 3.5, 0.5)
for x in values:
    for spec in ("e", ".0e", ".3e", "E", "f", ".0f", ".1f", ".10f"):
        print(format(x, spec) if abs(x) < 1e50 or "f" not in spec else "-", end=" ")
    print()
    for spec in ("g", ".0g", ".1g", ".3g", ".10g", ".17g", "G", "", ".3", ".10"):
        print(format(x, spec), end=" ")
    print()
    for spec in ("12.3e", "<12.2e", "^+12.1e", "012.3g", "=+12g", "*>12.2g", " .3e", "+g", "_>+11.1e", ">15"):
        print(format(x, spec), end="|")
    print()
for x in (0.5, 0.125, 1.0, -0.256, 12.3456, 0.0):
    print(format(x, "%"), format(x, ".0%"), format(x, ".1%"), format(x, "10.2%"), format(x, "<10.0%"), format(x, "+.3%"))
print(format(1e6, "g"), format(1e5, "g"), format(999999.5, "g"), format(1e-4, "g"), format(1e-5, "g"), format(100000.0, ".5g"), format(123456.0, ".6g"))

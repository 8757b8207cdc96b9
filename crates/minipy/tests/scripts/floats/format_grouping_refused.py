# Thousands separators for floats, and specifications a float refuses.
for x in (0.0, 999.0, 1000.0, 1234567.891, -1234567.891, 1e9, 12345.6789e10):
    for spec in (",", ",.0f", ",.2f", "_.1f", ",.3e", "20,.2f", "020,.2f", "<20,.1f", "+,.1f", ",g", ",.3g", "_"):
        print(format(x, spec), end="|")
    print()
for spec in ("d", "x", "b", "o", "c", "s", ".f", "..2f", "5.5.5", ".-1f", "ff", "f5", ",,f", "q", "%%", "i"):
    try:
        print(spec, format(1.5, spec))
    except (ValueError, TypeError) as e:
        print(spec, type(e).__name__)
for value in (float("inf"), float("-inf"), float("nan")):
    for spec in ("", "f", ".2f", "e", "g", "%", "10", "<10.1f", "+", "+8.1f", " f", "F", "E", "G", "*^9", "08", ","):
        print(format(value, spec), end="|")
    print()
print(format(True, ".1f"), format(7, ".2f"), format(10 ** 20, ".3e"), format(-3, "+.1%"))

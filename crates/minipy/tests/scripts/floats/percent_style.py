# printf-style formatting of floats and of what is turned into one.
for spec in ("%f", "%.0f", "%.1f", "%10.3f", "%-10.3f|", "%+.2f", "% .2f", "%010.2f", "%+010.1f", "%e", "%.2e", "%12.1E", "%g", "%.3g", "%-12g|", "%G", "%#.0f", "%.15g", "%s", "%r", "%8s", "%-8s|", "%5.1s|"):
    row = []
    for x in (0.0, 1.5, -2.25, 1e10, 123456.789, -1e-7):
        row.append(spec % x)
    print(spec, *row)
print("%f %f %f" % (1, True, 10 ** 20), "%.2f" % (1 << 40), "%*.*f|%-*.*f|" % (10, 2, 3.14159, 8, 1, 2.71828))
print("%d %i %u" % (3.99, -3.99, 0.5), "%x" % 255, "%5d|%-5d|%05d" % (1.9, 2.9, -3.9), "%d" % 1e15)
for f in (lambda: "%f" % "a", lambda: "%f" % None, lambda: "%d" % "1", lambda: "%x" % 1.5, lambda: "%o" % 2.0, lambda: "%c" % 65.0, lambda: "%f" % [], lambda: "%e" % (), lambda: "%*f" % (1.5, 2), lambda: "%.f" % 2.5):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print("%.3f%%" % 12.34567, "%s and %s" % (1.0, 1e100), "%(x).2f %(y)+.1e" % {"x": 1.005, "y": 12345.678})
print("%.50f" % 0.5, "%.20f" % 2.0, "%.17g" % 0.1, "%.20e" % 1.5)

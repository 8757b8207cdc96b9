# printf-style integers and texts: each flag with each conversion.
for conv in "diuxXo":
    for flags in ("", "-", "0", "+", " ", "#", "-#", "+0", "0 ", "-+", "#0"):
        f = "%" + flags + "7" + conv
        print(f, "[" + f % 42 + "]", "[" + f % -42 + "]", "[" + f % 0 + "]")
for width in ("", "1", "6", "-6"):
    for prec in ("", ".0", ".2", ".9"):
        f = "%" + width + prec + "s"
        print(f, "[" + f % "abc" + "]", "[" + f % "é日" + "]", "[" + f % None + "]", "[" + f % [1] + "]")
print("%r %r %r" % ("q'", 1.0, (1,)), "%5r|%-6r|%.2r" % ("a", "b", "cdef"), "%c%c%5c|%-5c|" % (65, "é", "x", 66))
print("%d %d" % (1 << 70, -(1 << 70)), "%x %X %o" % (1 << 65, 255, 1 << 31), "%30d|%-30d|%030d" % (10 ** 20, 10 ** 20, -(10 ** 20)))
print("%(a)s-%(b)05d-%(a)r-%(c).1f" % {"a": "x", "b": 42, "c": 2.55}, "%(k k)s" % {"k k": 1}, "%()s" % {"": "empty"})
print("%*d|%-*d|%0*d|%.*f" % (5, 1, 5, 2, 5, 3, 2, 3.14159), "%s" % "%s", "%%s" % (), "%s%%" % 5)
print("%s" % ((1, 2),), "%s %s" % (1, (2, 3)), "%s" % True, "%d" % True, "%s" % b"x", "%i" % 3.99)

print("%d %i %u" % (1, -2, 3), "%s %r" % ("a", "a"), "%c%c" % ("x", 65), "%x %X %o" % (255, 255, 8), "%#x %#o" % (255, 8))
print("%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42), "%5s|%-5s|%.2s" % ("ab", "ab", "abc"), "%*d|%-*d" % (5, 1, 5, 1))
print("%(a)s %(b)d" % {"a": 1, "b": 2}, "%%" % (), "%s" % None, "%s" % [1, 2], "%s %s" % ((1, 2), 3), "100%%")
print("%s" % (1,), "%r" % ((1, 2),), "%.3f %.0f %e" % (1.5, 2.5, 12345.678), "%10.2f|" % 3.14159, "%d" % 3.99, "%d" % True, "%s" % True)
for args in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%z" % 1, lambda: "%" % 1):
    try:
        print(args())
    except (TypeError, KeyError, ValueError) as e:
        print(type(e).__name__)
print("%d" % 10**20, "%x" % 2**70)

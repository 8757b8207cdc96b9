print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{{}}".format(), "{0[1]} {0[k]}".format({"k": 1, 1: 2}) if False else "")
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}".format(1, 2, 3, 4, 5), "{:5}|{:>5}|{:.2}".format("ab", "ab", "abc"))
print("{!r} {!s}".format("a", "b"), "{:{}}|{:{w}.{p}}".format(1, 5, 3.14159, w=8, p=3), "{0:>{1}}".format("x", 4))
print("{[0]} {[1]}".format([1, 2], (3, 4)), "{a.real}".format(a=5) if hasattr(5, "real") else "5", "{d[k]}".format(d={"k": "v"}))
print("{:d} {:x} {:X} {:o} {:b} {:#x} {:#b} {:c}".format(10, 255, 255, 8, 5, 255, 5, 65), "{:,} {:_}".format(1234567, 1234567), "{:+d} {: d} {:05d} {:=+6d}".format(1, 2, -3, 4))
print("{:10}|{:10}|{:10}".format(None, True, [1]) if False else "{!s:10}|".format(None), "{}".format([1, "a"]), "{}".format((1,)))
for f in (lambda: "{}".format(), lambda: "{1}".format(0), lambda: "{a}".format(), lambda: "{".format(), lambda: "}".format(), lambda: "{:d}".format("a"), lambda: "{} {0}".format(1, 2), lambda: "{!x}".format(1)):
    try:
        print(f())
    except (IndexError, KeyError, ValueError) as e:
        print(type(e).__name__)

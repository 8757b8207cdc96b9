# What float() reads and refuses.
for text in (
    "0", "-0.5", "+.5", "5.", ".5e1", "1e5", "1E-5", "1e+05", " 2.5 ", "\t1\n", "1_000.5", "1e1_0", "00012.50", "1e400", "-1e400", "1e-400", "123456789" * 5,
    "0.1000000000000000055511151231257827", "9007199254740993", "1.7976931348623159e308", "2.4703282292062328e-324", "4.35", "0." + "0" * 50 + "1", "1" + "0" * 50,
):
    print(text[:45], float(text))
for text in ("", " ", ".", "e5", "1e", "1e+", "--1", "1 2", "1.2.3", "1,5", "0x10", "1__0", "_1", "1_", "1._5", "inff", "nano", "infin", "1e5.5", "abc", "+", "1d5", "1f"):
    try:
        print(repr(text), float(text))
    except ValueError:
        print(repr(text), "ValueError")
for thing in (None, [], (1,), {}, object()):
    try:
        print(float(thing))
    except TypeError:
        print(type(thing).__name__, "TypeError")
print(float(), float(True), float(3), float(2.5), float(1 << 53), float((1 << 53) + 1), float(1 << 100), float(-(10 ** 22)), float(10 ** 23))
for f in (lambda: float(10 ** 400), lambda: float(1, 2), lambda: float(-(10 ** 309))):
    try:
        print(f())
    except (OverflowError, TypeError) as e:
        print(type(e).__name__)
print(float(b"1.5"), float(bytearray(b"-2")), float("1" * 20))

# What int() reads: white space, signs, underscores, prefixes, letters as digits.
for text in ("0", "-0", "+7", "  12  ", "\t-5\n", "1_000", "00012", "\x0b9\x0c", "2147483648", "-9223372036854775809"):
    print(repr(text), int(text))
for text, base in (
    ("ff", 16), ("FF", 16), ("0xff", 16), ("0XfF", 16), ("-0x10", 16), ("zz", 36), ("Zz", 36), ("101", 2), ("0b101", 2),
    ("0o17", 8), ("17", 8), ("12", 3), ("0x1f", 0), ("0o17", 0), ("0b11", 0), ("42", 0), ("0", 0), ("000", 0), ("  7  ", 9),
    ("1_0", 2), ("0x_f", 16), ("b1", 16), ("0b1", 16), ("10", 36),
):
    print(text, base, int(text, base))
print(int("7" * 40), int("f" * 30, 16), int("1" * 100, 2), int("z" * 20, 36))
print(int(True), int(False), int(), int(3.99), int(-3.99), int(-0.5), int(1e15), int(2.0**40))
print(int(b"12"), int(b" -3 "), int(bytearray(b"99")), int(b"ff", 16), int(bytearray(b"11"), 2))

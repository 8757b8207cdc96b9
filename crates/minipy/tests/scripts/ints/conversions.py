print(int("42"), int("-17"), int("  99 "), int("ff", 16), int("0x1F", 16), int("0b101", 0), int("0o17", 0), int("z", 36))
print(int(3.99), int(-3.99), int(1e15), int(True), int())
print(int("123456789012345678901234567890"), int("-" + "9" * 40))
for bad in ("", " ", "abc", "1.5", "0x", "12a", "--1", "1 2", "_1", "1_", "1__2"):
    try:
        print(int(bad))
    except ValueError:
        print("ValueError", repr(bad))
print(int("1_000"))
for bad in (None, [], {}):
    try:
        int(bad)
    except TypeError:
        print("TypeError")
try:
    int(float("inf"))
except OverflowError:
    print("OverflowError")
try:
    int(float("nan"))
except ValueError:
    print("ValueError")

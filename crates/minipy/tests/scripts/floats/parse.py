for s in ("1", "1.5", " 2.5 ", "-1e3", "1E-3", ".5", "5.", "inf", "-Infinity", "nan", "1_0.5", "+3"):
    print(float(s))
for s in ("", "a", "1.5.2", "1e", "--1", "0x10", "1 2", "."):
    try:
        print(float(s))
    except ValueError:
        print("ValueError", repr(s))
print(float(10), float(True), float(), float(2**60))
try:
    float(10**400)
except OverflowError:
    print("OverflowError")
try:
    float(None)
except TypeError:
    print("TypeError")

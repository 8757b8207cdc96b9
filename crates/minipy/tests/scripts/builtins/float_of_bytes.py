# Numbers from texts and bytes, as messages bring them: float, int, bool of each, with spaces, signs and errors.
for v in (b"21.5", bytearray(b" -3 "), "1e3", b"1_0" if False else b"10", "+.5", b"inf", b"-0"):
    print(v, float(v), end="; ")
print()
for v in (b"12", bytearray(b"-7"), " 42\n", b" 5 ", "0012", b"+3"):
    print(v, int(v), end="; ")
print()
for v in (b"", b"x", b"1.5.2", b"--1", "", " ", "1 2", b"\xff", "0x10", b"1,5", "١٢" if False else "one", "1e", "e5", "nanx"):
    for f in (float, int):
        try:
            print(f.__name__, v, f(v))
        except ValueError:
            print(f.__name__, "ValueError", v, end="; ")
print()
print(int(b"ff", 16), int("0b101", 0), int("z", 36), int(bytearray(b"17"), 8), int("-0x1F", 16), int("1_000") if False else 1000)
print(bool(b"0"), bool(b""), bool("False"), bool(bytearray()), float(True), int(3.99), int(-3.99), float("1" * 30) == 1e30 / 9 or True)
for v in (None, [], {}, (1,), object()):
    for f in (float, int):
        try:
            f(v)
            print("no error")
        except TypeError:
            print("TypeError", end=" ")
print()
message = b'{"period": 500}'
print(int(message[11:14]), float(message[11:-1]), message[2:8].decode(), str(message[2:8], "utf-8"), str(b"plain") if False else repr(b"plain"))
def setting(msg, low, high, default):
    try:
        v = float(msg)
    except ValueError:
        return default
    return min(max(v, low), high)
print([setting(m, 0, 100, -1) for m in (b"5", b"500", b"-2", b"on", b"", b"1e2", b" 7.25\n")])

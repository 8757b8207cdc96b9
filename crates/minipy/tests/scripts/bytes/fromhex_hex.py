# bytes.fromhex and hex.
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

for text in ("", "00", "ff", "FF", "aB01", "00ff10", "01 02 03", " 0a ", "0102  0304"):
    print(repr(text), bytes.fromhex(text), bytes.fromhex(text).hex())
for text in ("0", "0g", "abc", "0 1", "0x01", "é0"):
    attempt(lambda: bytes.fromhex(text))
attempt(lambda: bytes.fromhex(5))
attempt(lambda: bytes.fromhex(None))
attempt(lambda: bytes.fromhex())
b = bytes(range(0, 256, 17))
print(b.hex(), bytes.fromhex(b.hex()) == b, bytearray(b).hex(), b"".hex(), b.hex(":"), b[:4].hex("-"), b"\x01".hex(" "))
print("".join("%02x" % c for c in b) == b.hex(), [hex(c) for c in b[:4]], int(b.hex(), 16) == int.from_bytes(b, "big"))
mac = bytes([0xDE, 0xAD, 0xBE, 0xEF, 0, 1])
print(mac.hex(":").upper(), ":".join("{:02X}".format(c) for c in mac), "-".join(mac.hex()[i : i + 4] for i in range(0, 12, 4)))
table = {}
for i in range(16):
    table["%x" % i] = i
s = "deadBEEF".lower()
print([table[s[i]] * 16 + table[s[i + 1]] for i in range(0, len(s), 2)] == list(bytes.fromhex("deadBEEF")))

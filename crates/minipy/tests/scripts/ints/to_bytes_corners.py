# int.to_bytes: lengths, byte orders, overflow, bad arguments.
for n in (0, 1, 127, 128, 255, 256, 65535, 65536, (1 << 31) - 1, 1 << 31, (1 << 32) - 1, (1 << 63) - 1, (1 << 64) - 1):
    size = max(1, (n.bit_length() + 7) // 8)
    print(n, n.to_bytes(size, "big"), n.to_bytes(size, "little"), n.to_bytes(size + 2, "big"), n.to_bytes(size + 2, "little"))
print((0).to_bytes(0, "big"), (0).to_bytes(0, "little"), (0).to_bytes(4, "big"), (10 ** 30).to_bytes(13, "big"), (10 ** 30).to_bytes(20, "little"))
print(True.to_bytes(2, "big"), (258).to_bytes(length=2, byteorder="big"))
for f in (
    lambda: (256).to_bytes(1, "big"), lambda: (1).to_bytes(0, "big"), lambda: (1 << 64).to_bytes(8, "little"),
    lambda: (10 ** 30).to_bytes(12, "big"), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes("a", "big"),
    lambda: (1).to_bytes(2, "middle"), lambda: (1).to_bytes(2, 5), lambda: (1).to_bytes(1.0, "big"),
    lambda: (65536).to_bytes(2, "little"), lambda: "a".to_bytes(1, "big"),
):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__)
# There and back.
for n in (0, 1, 0xABCDEF, (1 << 48) + 17, 3 ** 100):
    for order in ("big", "little"):
        print(int.from_bytes(n.to_bytes(24, order), order) == n, end=" ")
print()

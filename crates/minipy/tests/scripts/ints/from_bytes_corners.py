# int.from_bytes: empty data, orders, kinds of buffer, bad arguments.
for data in (b"", b"\x00", b"\x01", b"\xff", b"\x01\x00", b"\x00\x01", b"\x80\x00\x00\x00", b"\xff" * 4, b"\xff" * 8, b"\x80" + b"\x00" * 8, bytes(range(20))):
    print(data, int.from_bytes(data, "big"), int.from_bytes(data, "little"))
print(int.from_bytes(bytearray(b"\x12\x34"), "big"), int.from_bytes(b"\x12\x34", byteorder="little"), int.from_bytes(b"ab" * 10, "big") % 1000)
print((5).from_bytes(b"\x07", "big"), int.from_bytes(b"\x00" * 30 + b"\x09", "big"), int.from_bytes(b"\x09" + b"\x00" * 30, "little"))
for f in (lambda: int.from_bytes(5, "big"), lambda: int.from_bytes(b"a", "none"), lambda: int.from_bytes(None, "big"), lambda: int.from_bytes()):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
# A checksum as programs write it.
frame = bytes([0x55, 1, 2, 3, 250])
print(hex(int.from_bytes(frame, "big")), [int.from_bytes(frame[i : i + 2], "little") for i in range(0, 4, 2)])

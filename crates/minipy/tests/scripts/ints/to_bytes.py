for n, l in ((0, 1), (1, 1), (255, 1), (256, 2), (65535, 4), (2**40, 8), (2**64, 10)):
    print(n.to_bytes(l, "big"), n.to_bytes(l, "little"))
print(int.from_bytes(b"\x01\x02\x03", "big"), int.from_bytes(b"\x01\x02\x03", "little"), int.from_bytes(b"", "big"))
print(int.from_bytes(b"\xff" * 9, "big"))
try:
    (256).to_bytes(1, "big")
except OverflowError:
    print("OverflowError")

import struct
print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 2**32 - 1, -4, 2**64 - 1))
print(struct.pack(">hI", 1, 2), struct.pack("!H", 258), struct.pack("=B", 7), struct.calcsize("<bhiq"), struct.calcsize("<10s2x"))
print(struct.unpack("<hHi", b"\xff\xff\xff\xff\xfe\xff\xff\xff"), struct.unpack(">Q", b"\xff" * 8), struct.unpack("<q", b"\xff" * 8))
print(struct.pack("<fd", 1.5, -2.25), struct.unpack("<fd", struct.pack("<fd", 0.5, 1e100)), struct.pack("<e", 1.5), struct.unpack("<e", b"\x00\x3c"))
print(struct.pack("5s", b"abc"), struct.pack("2s3s", b"abc", b"d"), struct.unpack("3s2s", b"abcde"), struct.pack("3c", b"a", b"b", b"c"), struct.pack("<2x?", True))
print(struct.unpack("<3B", b"\x01\x02\x03"), struct.unpack_from("<H", b"\x00\x01\x02\x03", 1), struct.pack("<0s", b""))
b = bytearray(6)
struct.pack_into("<H", b, 2, 513)
print(b)
for f in (lambda: struct.pack("<B", 256), lambda: struct.pack("<b", -129), lambda: struct.unpack("<H", b"\x00"), lambda: struct.pack("<HH", 1), lambda: struct.pack("<H", "a"), lambda: struct.unpack_from("<H", b"\x00", 0), lambda: struct.pack("<z", 1)):
    try:
        f()
        print("no error")
    except Exception as e:
        print("error")

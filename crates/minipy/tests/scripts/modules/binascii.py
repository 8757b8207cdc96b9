import binascii
print(binascii.hexlify(b"\x00\xffab"), binascii.unhexlify(b"00ff61"), binascii.unhexlify("6162"), binascii.b2a_base64(b"hello"), binascii.a2b_base64(b"aGVsbG8="), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")))
for n in range(6):
    e = binascii.b2a_base64(bytes(range(n)))
    print(e, binascii.a2b_base64(e) == bytes(range(n)))
for f in (lambda: binascii.unhexlify(b"abc"), lambda: binascii.unhexlify(b"zz"), lambda: binascii.a2b_base64(b"abc")):
    try:
        f()
    except ValueError:
        print("ValueError")

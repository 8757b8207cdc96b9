import hashlib, binascii
for name in ("sha1", "sha256", "md5"):
    h = getattr(hashlib, name)
    for data in (b"", b"abc", b"a" * 1000):
        print(name, binascii.hexlify(h(data).digest()))
    x = h()
    x.update(b"ab")
    x.update(b"c")
    print(binascii.hexlify(x.digest()))

# binascii and hashlib: hex with separators, base64 of all lengths, crc32 running, digests in pieces, errors.
import binascii, hashlib
for data in (b"", b"a", b"ab", b"abc", b"\x00\xff\x80", bytes(range(20))):
    h, b = binascii.hexlify(data), binascii.b2a_base64(data)
    print(h, b, binascii.unhexlify(h) == data, binascii.a2b_base64(b) == data)
print(binascii.hexlify(b"\x01\x02\xff", ":"), binascii.hexlify(bytearray(b"xy")), binascii.unhexlify("4aFf"), binascii.unhexlify(b"00"))
print(binascii.crc32(b""), binascii.crc32(b"123456789"), binascii.crc32(b"6789", binascii.crc32(b"12345")), binascii.crc32(b"\xff" * 100))
for f in (lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: binascii.unhexlify(b"0g"), lambda: binascii.hexlify(5), lambda: binascii.a2b_base64("abc"), lambda: binascii.b2a_base64(5)):
    try:
        print("no error", f())
    except (ValueError, TypeError) as e:
        print("refused")
print(binascii.a2b_base64("aGk="), binascii.a2b_base64(b"aGkh\n"), binascii.b2a_base64(b"x" * 60), binascii.a2b_base64("YQ==\n"))
for name in ("md5", "sha1", "sha256"):
    make = getattr(hashlib, name)
    whole = make(b"the quick brown fox" * 10)
    parts = make()
    for i in range(10):
        parts.update(b"the quick ")
        parts.update(bytearray(b"brown fox"))
    print(name, binascii.hexlify(make(b"").digest()), binascii.hexlify(make(b"abc").digest()), whole.digest() == parts.digest(), len(whole.digest()))
for n in (55, 56, 63, 64, 65, 119, 128):
    print(n, binascii.hexlify(hashlib.sha256(b"x" * n).digest())[:16], binascii.hexlify(hashlib.sha1(b"x" * n).digest())[:16], binascii.hexlify(hashlib.md5(b"x" * n).digest())[:16])
def hmac_sha256(key, message):
    if len(key) > 64:
        key = hashlib.sha256(key).digest()
    key = key + bytes(64 - len(key))
    inner = hashlib.sha256(bytes(k ^ 0x36 for k in key) + message).digest()
    return hashlib.sha256(bytes(k ^ 0x5c for k in key) + inner).digest()
print(binascii.hexlify(hmac_sha256(b"key", b"The quick brown fox jumps over the lazy dog")), binascii.hexlify(hmac_sha256(b"k" * 100, b""))[:20])
def chain(seed, n):
    for _ in range(n):
        seed = hashlib.sha256(seed).digest()
    return seed
print(binascii.hexlify(chain(b"seed", 20))[:24])

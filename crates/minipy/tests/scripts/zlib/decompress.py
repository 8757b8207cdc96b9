import binascii
import zlib

text = b"".join([b"line %d of the text, again and again\n" % i for i in range(200)])
packed = binascii.a2b_base64((
    "eNqN2btt5DAUhtF8q1ABG/Dnm+UM4PEDMMbJBC7fWGwBPpmCGx0IFL+rz4/H/SrX1+v1fL9fz/v38+91e7t9PK7b4+X/05/PfzOB"
    "mQozDWY6zAyYmTCzYGbDzBFDghbpCHXEOoId0Y5wR7wj4BHxKuKV3m0RryJeRbyKeBXxKuJVxKuINxFvIt7oOBHxJuJNxJuINxFv"
    "It5EvIt4F/Eu4p1OcBHvIt5FvIt4F/Eu4kPEh4gPER8iPuijKeJDxIeIDxEfIj5FfIr4FPEp4lPEJ91TRHyK+BTxKeJLxJeILxFf"
    "Ir5EfIn4oquhiC8RXyK+RXyL+BbxLeJbxLeIbxHfdBsX8S3iR8SPiB8RPyJ+RPyI+BHxI+KHAsgKiBKoUAMViqBCFVQogwp1UKEQ"
    "KlRChVKokD3mJ9lbgFqBWoJag1qEWoVahlKHhkI01dqf7KlFQzEaqtFQjoZ6NBSkoSINJWmoSdNs8UL2lKWhLg2FaahMQ2kaatNQ"
    "nIbqNJSn6bb1Insq1FCihho1FKmhSg1laqhTQ6EaKtUMWzmSPcVqqFZDuRrq1VCwhoo1lKyhZg1Fa6bte8meujUUrqFyDaVrqF1D"
    "8Rqq11C+hvo1y5btZE8JG2rYUMSGKjaUsaGODYVsqGRDKZttfzrInmo2lLOhng0FbahoQ0kbatpQ1IaqNsd+M/1i/wML0ps0"
))
print(zlib.decompress(packed) == text, zlib.decompress(packed, 15) == text, zlib.decompress(memoryview(packed)) == text)
raw = packed[2:-4]
print(zlib.decompress(raw, -15) == text)
gz = binascii.a2b_base64((
    "H4sICAEAAAAC/25hbWUudHh0AI3Zu23kMBSG0XyrUAEb8Oeb5Qzg8QMwxskELt9YbAE+mYIbHQgUv6vPj8f9KtfX6/V8v1/P+/fz"
    "73V7u308rtvj5f/Tn89/M4GZCjMNZjrMDJiZMLNgZsPMEUOCFukIdcQ6gh3RjnBHvCPgEfEq4pXebRGvIl5FvIp4FfEq4lXEq4g3"
    "EW8i3ug4EfEm4k3Em4g3EW8i3kS8i3gX8S7inU5wEe8i3kW8i3gX8S7iQ8SHiA8RHyI+6KMp4kPEh4gPER8iPkV8ivgU8SniU8Qn"
    "3VNEfIr4FPEp4kvEl4gvEV8ivkR8ifiiq6GILxFfIr5FfIv4FvEt4lvEt4hvEd90GxfxLeJHxI+IHxE/In5E/Ij4EfEj4ocCyAqI"
    "EqhQAxWKoEIVVCiDCnVQoRAqVEKFUqiQPeYn2VuAWoFaglqDWoRahVqGUoeGQjTV2p/sqUVDMRqq0VCOhno0FKShIg0laahJ02zx"
    "QvaUpaEuDYVpqExDaRpq01Cchuo0lKfptvUieyrUUKKGGjUUqaFKDWVqqFNDoRoq1QxbOZI9xWqoVkO5GurVULCGijWUrKFmDUVr"
    "pu17yZ66NRSuoXINpWuoXUPxGqrXUL6G+jXLlu1kTwkbathQxIYqNpSxoY4NhWyoZEMpm21/OsieajaUs6GeDQVtqGhDSRtq2lDU"
    "hqo2x34z/WL/AzjHFvxCHQAA"
))
print(zlib.decompress(gz, 31) == text, zlib.decompress(gz, 47) == text, zlib.decompress(packed, 47) == text)
fixed = binascii.a2b_base64("S8usSE1RSM5PSS1WSEOwAQ==")
print(zlib.decompress(fixed, -15))
stored = b"\x01\x05\x00\xfa\xffhello"
print(zlib.decompress(stored, -15), zlib.decompress(b"\x01\x00\x00\xff\xff", -15))
runs = binascii.a2b_base64("eNrtwSEBAAAAAqCt+n+ENwxAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALzqAIUVC68=")
print(zlib.decompress(runs) == b"a" * 100000 + b"b")
print(zlib.crc32(text), zlib.crc32(b""), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"))
print(zlib.adler32(text), zlib.adler32(b""), zlib.adler32(b"x" * 70000))
for i, bad in enumerate((
    b"",
    b"x",
    b"not zlib data at all",
    packed[:-1],
    packed[:50],
    packed[:-4] + b"abcd",
    packed[:30] + b"\xff\xff\xff" + packed[33:],
    b"\x78\x9c\x07",
    b"\x78\x9c\x01\x05\x00\x00\x00hello",
)):
    try:
        print(i, zlib.decompress(bad))
    except zlib.error:
        print(i, "zlib.error")
for bad in (b"\x03", b"\x4b\x04\x12", b"\xff", gz[:-3], gz[:5]):
    try:
        print(zlib.decompress(bad, -15 if bad[0] != 31 else 31))
    except zlib.error:
        print("zlib.error")
for attempt in (lambda: zlib.decompress("text"), lambda: zlib.decompress(), lambda: zlib.decompress(5), lambda: zlib.decompress(packed, 99)):
    try:
        attempt()
        print("?")
    except (TypeError, ValueError, zlib.error) as e:
        print("refused")

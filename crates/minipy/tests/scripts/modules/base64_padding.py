# What is base64 and what is not; separators of hexadecimal digits.
import binascii


def attempt(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except (ValueError, TypeError) as e:
        return "TypeError" if isinstance(e, TypeError) else "ValueError"


for text in (
    b"", b"YQ==", b"YWI=", b"YWJj", b"YWJjZA==", b"YQ=", b"YQ", b"Y", b"Y===", b"=", b"====", b"YQ==YQ==", b"YW\nJj",
    b" Y W J j ", b"YW!Jj", b"ab*d", b"ab=cdef=", b"abcde=", b"YQ==\n", b"-_==", "YQ==", bytearray(b"YQ=="), b"YWI=YWJj",
    b"Y=Q=", b"YW=", b"A", b"AA", b"AAA", b"AAAA", b"AAAAA", b"AAA=A", b"AA=A", b"AA=A=", b"=YQ==", b"Y=WJj", b"YW=Jj", 1,
):
    print(text, attempt(binascii.a2b_base64, text))
for data in (b"", b"a", b"ab", b"abc", b"\xff\xfe\xfd", bytearray(b"a"), 1):
    print(data, attempt(binascii.b2a_base64, data), attempt(binascii.b2a_base64, data, newline=False))
print(attempt(binascii.b2a_base64, b"a", newline=0), attempt(binascii.b2a_base64, b"a", other=1), attempt(binascii.b2a_base64))
print(attempt(binascii.b2a_base64, b"a", False))

for args in ((b"abc", ":"), (b"abc", b"-"), (b"a", ":"), (b"", ":"), (b"abc", "::"), (b"abc", ""), (b"abc", 1), (1,), ()):
    print(args, attempt(binascii.hexlify, *args))
for args in ((b"00ff",), ("00FF",), (b"0",), (b"0g",), (b"00:ff",), (bytearray(b"00"),), (b" 00",), (1,), ()):
    print(args, attempt(binascii.unhexlify, *args))
print(b"abc".hex(":"), attempt(b"abc".hex, "::"), attempt(b"abc".hex, ""))
for args in ((b"",), (b"abc",), (b"abc", 5), (b"abc", -1), (b"abc", 2**32 + 5), (b"abc", 2**70 + 1), (1,), (b"a", "x")):
    print(args, attempt(binascii.crc32, *args))
print(binascii.crc32(b"456789", binascii.crc32(b"123")) == binascii.crc32(b"123456789") == 0xCBF43926)

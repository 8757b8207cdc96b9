# Integer literals: bases, underscores, large ones, and the malformed ones.
print(0, 00, 0_0, 1_000, 1_2_3, 0x_ff, 0b_1, 0o_7)
print(0xDEADbeef, 0XFF, 0B101, 0O17, 0xFFFFFFFFFFFFFFFF, 0o7777777777777777777777)
print(1073741823, 1073741824, 2147483647, 2147483648, 4294967295, 4294967296)
print(4611686018427387903, 9223372036854775807, 9223372036854775808, 18446744073709551616)
print(-0, - 1, --1, -+-1, ~-1, - -1073741824, -2147483648, -9223372036854775808)
print(123456789012345678901234567890123456789012345678901234567890)
print(0b11111111111111111111111111111111111111111111111111111111111111111)
print(1if 1else 2, [1for _ in (0, 0)], 1 .__class__.__name__)
for text in ("0x", "0b", "0o", "0b2", "0o8", "0xg", "1__0", "1a", "0_x1", "012", "0b1.0", "1_"):
    try:
        print(text, eval(text))
    except SyntaxError:
        print(text, "SyntaxError")
print(0x10 + 0o10 + 0b10 + 10, 0xF_F == 255, 10**0, 0**0)

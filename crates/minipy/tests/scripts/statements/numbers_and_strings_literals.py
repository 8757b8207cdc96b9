# Literals: bases, underscores, floats, escapes, prefixes, adjacent strings, long ones, bytes; and what is refused.
print(0b1010, 0o17, 0xFf, 0B1, 0O7, 0XaB, 1_000, 0x_ff, 0b1_0, 1_0.5_0, 1e1_0, 00, 0_0, 1e3, 1E-3, .5, 5., 1.5e+2, 0.0, 1e400, 0xdeadbeefcafebabe, 10 ** 18, 9007199254740993)
print("a\tb\\n\"'", 'it\'s "q"', "\x41\u00e9\101\0end".replace("\0", "0"), "\a\b\f\v\r".__len__(), r"raw\n\"", R'\d', "con" "cat" 'en' """ated""", "line\
join", len("""a
b
"""), '''it's "three"''', "" "", "\u20ac\U0001f600")
print(b"bytes\x00\xff\n", B'\'', br"\x", rb'\n', b"a" b"b", bytes(b"\101"), b"", b'"', len(b"\\"), b"tab\t")
print(f"{1}{'a'!r}{1.5:.2f}{{}}", f"{'nested ' + f'{2}'}", F"{3:>4}|{3:<4}|{3:^4}|", f"{[1, 2][0]}{ {'k': 1}['k'] }", rf"\d{1}", f"a" "b" f"{3}", f"{'{'}", f"{1 if 1 else 2}", f"{(lambda: 4)()}", f"{3!s:>3}", f"")
print(None, True, False, ..., (), [], {}, (1,), {1}, {1: 2}, -1, +1, ~1, not 1, 1 .real, 1.0.real if hasattr(1.0, "real") else 1.0, (1).__class__.__name__)
ok = ["0", "00", "0_1" if False else "0_0", "1_1", "1.", ".1", "1e1", "0xA", "0b0", "'a'", '"a"', "b'a'", "f''", "r'\\'" if False else "r'a'", "'\\q'", "'\\x41'", "u'u'", "1if 1else 2", "'''a'''", "1,", "1_000.0_1"]
bad = ["01", "0x", "0b2", "0o8", "1__0", "1_", "_1 +", "0x_", "1e", "1.e+", "0b", "'a", '"', "'\\x4'", "'\\u12'", "b'\\x4'", "'a\nb'", "f'{'", "f'}'", "f'{}'", "f'{1!x}'", "ur'a'", "b'é'", "1a", "1.2.3", "0xg", "$", "?", "a?b", "'''a", "f'{a b}'", "1 2", "b'a' 'b'"]
for s in ok:
    try:
        print(s, "->", repr(eval(s)), end="; ")
    except SyntaxError:
        print("refused", s)
print()
for s in bad:
    try:
        compile(s, "s", "eval")
        print("accepted", repr(s))
    except SyntaxError:
        print("x", end=" ")
print()
print("tab	inside", 'a' if 'a' == "a" else 'b', "é" == "\xe9", len("日本"), "日本"[1], "\"" == '"', '\\' == r'\ '[0], "a\
b" == "ab", '%s' % "x" "y", "x" "y" * 2, ("p"
"q"), ["a" "b", "c"], {"k" "1": 1})
print(1_000_000 == 10 ** 6, 0xff == 255 == 0b11111111 == 0o377, 1e2 == 100, .1 + .2 == .3, 1.0 == 1, "1" == 1, b"a" == "a", True == 1, 0x10 + 0o10 + 0b10, -0x1, 1e-400, -1e400)

# Every escape in text and bytes literals, raw strings, joins, refusals.
print([ord(c) for c in "\a\b\t\n\v\f\r\"\'\\"], [ord(c) for c in "\0\1\12\123\377\08"], [ord(c) for c in "\x00\x41\xff\xe9"])
print([ord(c) for c in "\u0041\u00e9\u20ac\uffff"], [ord(c) for c in "\U00000041\U0001f600\U0010ffff"], list(b"\x00\xff\101\n\\\'\"\0"))
print(len("\
"), "a\
b", "con" "cat" 'en' """ate""", r"\n\x41\\", len(r"\\"), r"\"", r'\'', R"\d", len(r"\u0041"), br"\x00", rb"\n", b"a" b"b")
print(repr("\x00\x01\x1f\x7f\x80\x9f\xa0\xad\xff"), repr("\u0100\u200b\u2028\ue000\ufeff\U0001f600"), repr("\t\n\r\\'"), repr("'"), repr('"'), repr("'\""), repr("a\\b"))
print(repr(b"\x00\t\n\r\\ az~\x7f\x80\xff"), repr(b"'"), repr(b'"'), repr(b"'\""), repr(bytearray(b"a\x00")))
print('''a'b"c''', """x"y'z""", '''
''' == "\n", """\
no newline""", "tab\there")
for text in (r'"\x4"', r'"\xg0"', r'"\u123"', r'"\U1234567"', r'"\U00110000"', "'abc", '"abc\'', "'''abc''", r'b"\x1"', 'b"é"', "'a\nb'", r"r'\'"):
    try:
        print(text, repr(eval(text)))
    except (SyntaxError, ValueError) as e:
        print(text.replace("\n", "NL"), "refused")
print("\z\q\w\8" == "\\z\\q\\w\\8", len("\d"), b"\q" == b"\\q")
for c in ("\x7f", "\x85", "é", "\u0378" if False else "ÿ", "\u3000", "日", "\U0001f600"):
    print(repr(c), ascii(c) if False else "", len(repr(c)))

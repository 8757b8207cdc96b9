# Case mapping and predicates beyond ASCII.
latin = "".join(map(chr, range(0xC0, 0x100)))
print(latin.lower(), latin.replace("ß", "").upper(), len(latin.lower()))
print("".join("x" if c.isalpha() else "." for c in map(chr, range(0xA0, 0x100))), "".join("x" if c.isupper() else "." for c in latin), "".join("x" if c.islower() else "." for c in latin))
for word in ("ελληνικά", "русский", "Ünïcödé", "ÇA VA", "日本語", "İstanbul"[1:], "ñandú", "žluťoučký", "ΑΒΓ", "МОСКВА"):
    print(word, word.upper(), word.lower(), word.isalpha(), word.isupper(), word.islower(), word[0].isupper(), len(word), word.upper().lower() == word.lower())
print([c.isspace() for c in "\u00a0\u2003\u3000\u200b\u2028x"], "a\u00a0b\u3000c".split(), "\u2003x\u2003".strip(), "\u200bx".strip() == "\u200bx")
print([c.isdigit() for c in "0９a½x"][:1], "é" in "café", "CAFÉ".lower() == "café", "Ä".lower() + "ä".upper(), "ǅ".lower() if False else "", sorted(["é", "e", "z", "É", "E"]))
for a, b in (("é", "É"), ("я", "Я"), ("ω", "Ω"), ("ÿ", "Ÿ"), ("ł", "Ł")):
    print(a.upper() == b, b.lower() == a, a < b, ord(a) - ord(b), a.swapcase() == b if hasattr(a, "swapcase") else True)
text = "Příliš ŽLUŤOUČKÝ kůň"
print(text.lower().count("ů"), text.upper(), text.find("kůň"), text[7:16].lower(), sum(c.isupper() for c in text), "".join(c for c in text if not c.isalpha()) == "  ", [w.lower() for w in text.split()])

# Mapping characters: tables, counting, deleting, substituting, escaping.
table = {ord("a"): "4", ord("e"): "3", ord("o"): "0"}
def translate(s, t):
    return "".join(str(t[ord(c)]) if ord(c) in t and t[ord(c)] is not None else "" if ord(c) in t else c for c in s)
print(translate("take one over", table), translate("", table), translate("xyz", {ord("y"): None}), translate("éa", {233: "e"}))
def escape(s):
    out = []
    for c in s:
        out.append({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(c, c))
    return "".join(out)
def unescape(s):
    for name, c in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("amp", "&")):
        s = s.replace("&%s;" % name, c)
    return s
for s in ('<a href="x">T&C</a>', "&lt;", "", "日<本"):
    print(escape(s), unescape(escape(s)) == s)
def slug(s):
    out = "".join(c.lower() if c.isalpha() or c.isdigit() else " " for c in s)
    return "-".join(out.split())
print([slug(s) for s in ("Hello, World!", "  a--b  ", "", "Ça va? Oui.", "x_1.2")])
def camel(s):
    head, *rest = s.split("_")
    return head + "".join(w[:1].upper() + w[1:] for w in rest)
def snake(s):
    return "".join("_" + c.lower() if c.isupper() else c for c in s).lstrip("_")
for s in ("some_long_name", "one", "a_b_c", ""):
    print(camel(s), snake(camel(s)) == s)
def hexdump(data, width=8):
    for i in range(0, len(data), width):
        row = data[i : i + width]
        print("%04x  %-*s |%s|" % (i, width * 3, " ".join("%02x" % b for b in row), "".join(chr(b) if 32 <= b < 127 else "." for b in row)))
hexdump(b"Hello\x00\xffworld\n~~!")
def vigenere(s, key, sign=1):
    return "".join(chr((ord(c) - 97 + sign * (ord(key[i % len(key)]) - 97)) % 26 + 97) for i, c in enumerate(s))
print(vigenere("attackatdawn", "lemon"), vigenere(vigenere("attackatdawn", "lemon"), "lemon", -1))
b64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def encode(data):
    bits = "".join("{:08b}".format(b) for b in data)
    bits += "0" * (-len(bits) % 6)
    text = "".join(b64[int(bits[i : i + 6], 2)] for i in range(0, len(bits), 6))
    return text + "=" * (-len(text) % 4)
print([encode(d) for d in (b"", b"f", b"fo", b"foo", b"foob", "é日".encode())])

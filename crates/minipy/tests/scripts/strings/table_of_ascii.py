# Every ASCII character through the predicates, cases, repr and whitespace.
for start in range(32, 128, 16):
    row = []
    for i in range(start, start + 16):
        c = chr(i)
        row.append("".join("x" if f else "." for f in (c.isalpha(), c.isdigit(), c.isspace(), c.isupper(), c.islower())))
    print(start, *row)
print("".join(c for c in map(chr, range(28)) if c.isspace()).encode(), [i for i in range(128) if len(repr(chr(i))) > 3])
print("".join(chr(i).upper() for i in range(32, 127)))
print("".join(chr(i).lower() for i in range(32, 127)))
print([repr(chr(i)) for i in range(0, 40)], [repr(chr(i)) for i in range(120, 128)])
for i in (9, 10, 11, 12, 13, 32):
    c = chr(i)
    print(i, ("a" + c + "b").split(), ("a" + c + "b").strip(), (c + "a" + c).strip(), len((c + "a").lstrip()), int(c + "5" + c), float(c + "1.5"), ("x" + c).isspace(), c.isspace())
print([i for i in range(128) if not (chr(i) + "a").strip(chr(i)) == "a"], [i for i in range(128) if chr(i) not in map(chr, range(128))], sorted(map(chr, range(127, 32, -1)))[:5])
print("".join(sorted("The Quick, Brown? Fox! 42")), "".join(sorted("bAcB", key=str.lower)), "a" < "b" < "z" < "{", "Z" < "[" < "a", "0" < "9" < "A")
print(["%c" % i for i in (65, 97, 48)], "".join("%c" % i for i in range(65, 91)), all(("%c" % i) == chr(i) for i in range(128)), [ord("%c" % chr(i)) for i in (0, 10, 127)])

# Recognising, validating and converting numbers inside texts.
def classify(s):
    t = s.strip()
    try:
        return "int", int(t, 0)
    except ValueError:
        pass
    try:
        return "float", float(t)
    except ValueError:
        return "text", t
for s in ("42", " -7 ", "0x1F", "0b101", "0o17", "3.14", "1e3", ".5", "5.", "1_000", "abc", "", "-", "0x", "1e", "--1", "+3", "007", "0", "-0", "1,5", "inf", "nan" if False else "9" * 20, "1__0", "０" if False else "x1"):
    print(repr(s), classify(s))
def numbers(s):
    out, cur = [], ""
    for c in s + " ":
        if c.isdigit() or c in ".-" and (c == "." and "." not in cur or c == "-" and not cur):
            cur += c
        else:
            if cur.strip(".-"):
                out.append(float(cur) if "." in cur else int(cur))
            cur = ""
    return out
print(numbers("a1b22c-3.5d4.25.1 -7--8 x. 10"), numbers(""), numbers("..--"))
def version(s):
    return [int(p) if p.isdigit() else p for p in s.replace("-", ".").split(".")]
print(version("1.10.2-rc1"), sorted(["1.10", "1.9", "1.2.1"], key=version), max(["0.9", "0.10"], key=version))
def luhn(s):
    ds = [int(c) for c in s if c.isdigit()][::-1]
    return sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(ds)) % 10 == 0
print(luhn("4539 1488 0343 6467"), luhn("8273 1232 7352 0569"), luhn("0"))
def words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10 - 2] + ("-" + small[n % 10] if n % 10 else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return words(n // size) + " " + name + (" " + words(rest) if rest else "")
for n in (0, 13, 20, 99, 100, 342, 1001, 65536, 10 ** 9 + 7):
    print(n, words(n))
def duration(text):
    total, num = 0, ""
    for c in text:
        if c.isdigit():
            num += c
        elif c in "hms":
            if not num:
                raise ValueError(text)
            total += int(num) * {"h": 3600, "m": 60, "s": 1}[c]
            num = ""
        elif not c.isspace():
            raise ValueError(text)
    if num:
        raise ValueError(text)
    return total
for t in ("1h30m", "45s", "2h 5s", "", "5", "m", "1x"):
    try:
        print(t, duration(t))
    except ValueError as e:
        print("ValueError", repr(str(e)))
print(["%g" % float(x) for x in ("1.0", "1e3", "0.10", "1e-7", "123456789")], [str(int(float(x))) for x in ("3.99", "-3.99", "1e3")], sum(map(int, "12345")), int("".join(reversed("12345"))), ["{:03d}".format(int(x)) for x in "1 22 333".split()], int("z", 36) + int("11", 2))

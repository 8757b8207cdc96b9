def rle(s):
    out = []
    for c in s:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join("%s%s" % (n if n > 1 else "", c) for c, n in out)
def unrle(s):
    out, n = "", ""
    for c in s:
        if c.isdigit():
            n += c
        else:
            out += c * int(n or 1)
            n = ""
    return out
for s in ("", "a", "aaabccd", "zzzzzzzzzzzzz"):
    print(repr(rle(s)), unrle(rle(s)) == s)

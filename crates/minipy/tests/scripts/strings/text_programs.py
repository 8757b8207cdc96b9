# Small text programs: Caesar, palindromes, run lengths, Morse, pig Latin, acronyms.
def caesar(s, k):
    out = ""
    for c in s:
        if "a" <= c <= "z":
            out += chr((ord(c) - 97 + k) % 26 + 97)
        elif "A" <= c <= "Z":
            out += chr((ord(c) - 65 + k) % 26 + 65)
        else:
            out += c
    return out
print(caesar("Hello, World!", 3), caesar(caesar("Zebra-9", 29), -29), caesar("abcxyz", -1))
def palindrome(s):
    letters = [c for c in s.lower() if c.isalpha() or c.isdigit()]
    return letters == letters[::-1]
print([palindrome(s) for s in ("A man, a plan, a canal: Panama", "", "ab", "No 'x' in Nixon", "été")])
def runs(s):
    out = []
    for c in s:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(c + (str(n) if n > 1 else "") for c, n in out)
print(runs("aaabccd"), runs(""), runs("ééé日日x"))
morse = dict(zip("etianmsurwdkgohvf", ". - .. .- -. -- ... ..- .-. .-- -.. -.- --. --- .... ...- ..-.".split()))
back = {v: k for k, v in morse.items()}
enc = "/".join(morse[c] for c in "thonestgift" if c in morse)
print(enc, "".join(back[m] for m in enc.split("/")))
def pig(w):
    for i, c in enumerate(w):
        if c in "aeiou":
            return w[i:] + w[:i] + "ay"
    return w
print(" ".join(pig(w) for w in "the quick brown fox rhythm apple".split()))
print("".join(w[0].upper() for w in "portable network graphics".split()), " ".join(w[::-1] for w in "abc def".split()), " ".join("abc def ghi".split()[::-1]), "".join(a + b for a, b in zip("ace", "bdf")), "".join(c for i, c in enumerate("mississippi") if c not in "mississippi"[:i]))
def wrap(text, width):
    lines, line = [], ""
    for w in text.split():
        if line and len(line) + 1 + len(w) > width:
            lines.append(line)
            line = w
        else:
            line = line + " " + w if line else w
    return lines + [line] if line else lines
for l in wrap("the quick brown fox jumps over the lazy dog and naps", 16):
    print("|" + l.ljust(16) + "|" + l.rjust(16) + "|" + l.center(16) + "|")
print({v: sum(w.count(v) for w in "education aside".split()) for v in "aeiou"}, max("the longest word here".split(), key=len), sorted("banana split".split(), key=lambda w: w[-1]))

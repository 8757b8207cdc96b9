# Text codes: Morse both ways with timing, Caesar, Vigenere, rail fence, run of keys found by trial.
MORSE = dict(zip("abcdefghijklmnopqrstuvwxyz0123456789", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".split()))
BACK = {v: k for k, v in MORSE.items()}
def encode(text):
    return " / ".join(" ".join(MORSE[c] for c in w if c in MORSE) for w in text.lower().split())
def decode(code):
    return " ".join("".join(BACK.get(c, "?") for c in w.split()) for w in code.split("/"))
def pulses(code):
    out, gap = [], 0
    for c in code:
        if c in ".-":
            if out:
                out.append(-max(gap, 1))
            out.append(1 if c == "." else 3)
            gap = 1
        else:
            gap = 7 if c == "/" else max(gap, 3)
    return out
print(encode("SOS now"), decode(encode("Hello World 42")), decode("... --- ... / .-.-.-"), pulses(encode("et a")))
def shift(c, k):
    for base in (65, 97):
        if 0 <= ord(c) - base < 26:
            return chr(base + (ord(c) - base + k) % 26)
    return c
def caesar(text, k):
    return "".join(shift(c, k) for c in text)
def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            out.append(shift(c, sign * (ord(key[i % len(key)].lower()) - 97)))
            i += 1
        else:
            out.append(c)
    return "".join(out)
def rail(text, n):
    rows = [""] * n
    for i, c in enumerate(text):
        k = i % (2 * n - 2)
        rows[min(k, 2 * n - 2 - k)] += c
    return "".join(rows)
def unrail(code, n):
    order = rail([chr(i) for i in range(len(code))], n) if False else sorted(range(len(code)), key=lambda i: (min(i % (2 * n - 2), 2 * n - 2 - i % (2 * n - 2)), i))
    out = [""] * len(code)
    for c, i in zip(code, order):
        out[i] = c
    return "".join(out)
msg = "Attack at Dawn, 6 o'clock!"
print(caesar(msg, 3), caesar(caesar(msg, 3), -3) == msg, vigenere(msg, "Lemon"), vigenere(vigenere(msg, "Lemon"), "Lemon", -1) == msg)
print(rail("WEAREDISCOVEREDFLEEATONCE", 3), [unrail(rail(msg, n), n) == msg for n in (2, 3, 4)])
def score(text):
    return sum(text.lower().count(c) * w for c, w in zip("etaoin shrdlu", range(13, 0, -1)))
secret = caesar("the rain in the plain is a strain on the train", 11)
best = max(range(26), key=lambda k: score(caesar(secret, -k)))
print(best, caesar(secret, -best))

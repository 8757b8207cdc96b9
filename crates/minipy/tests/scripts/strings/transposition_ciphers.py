# Ciphers that move characters: rail fence, columns, routes, and their inverses.
def rail(n, k):
    cycle = list(range(k)) + list(range(k - 2, 0, -1)) if k > 1 else [0]
    rows = [cycle[i % len(cycle)] for i in range(n)]
    return sorted(range(n), key=lambda i: rows[i])
def apply(order, s):
    return "".join(s[i] for i in order)
def undo(order, s):
    out = [""] * len(s)
    for at, i in enumerate(order):
        out[i] = s[at]
    return "".join(out)
for text in ("WEAREDISCOVERED", "", "é日😀xyz", "ab"):
    for k in (1, 2, 3, 5):
        c = apply(rail(len(text), k), text)
        print(k, c, undo(rail(len(text), k), c) == text)
def columns(n, key):
    width = len(key)
    return [r for col in sorted(range(width), key=lambda i: (key[i], i)) for r in range(col, n, width)]
for key in ("zebra", "aab", "x"):
    c = apply(columns(20, key), "flee at once we are ")
    print(key, repr(c), undo(columns(20, key), c))
def scytale(s, turns):
    s += "_" * (-len(s) % turns)
    return "".join(s[i::turns] for i in range(turns))
print(scytale("helpmeiamunderattack", 4), scytale("abc", 2), scytale("", 3))
def route(s, w):
    rows = [list(s[i : i + w].ljust(w, "x")) for i in range(0, len(s), w)]
    out = ""
    while rows:
        out += "".join(rows.pop(0))
        rows = [list(r) for r in zip(*rows)][::-1]
    return out
print(route("abcdefghijkl", 4), route("abcdefg", 3), route("a", 2))
def swap_pairs(s):
    return "".join(s[i : i + 2][::-1] for i in range(0, len(s), 2))
def nested_reverse(s, k):
    return "".join(s[i : i + k][:: -1 if i // k % 2 == 0 else 1] for i in range(0, len(s), k))
print(swap_pairs("badcfeg"), nested_reverse("abcdefghij", 3), swap_pairs(swap_pairs("日本語")), "".join(sorted("transposed")), "".join(a + b for a, b in zip("ace", "bdf")), "".join("abcdef"[i] for i in (5, 0, 4, 1, 3, 2)))
def perfect_shuffle(s):
    h = len(s) // 2
    return "".join(a + b for a, b in zip(s[:h], s[h:]))
s, n = "abcdefgh", 0
while True:
    s, n = perfect_shuffle(s), n + 1
    if s == "abcdefgh":
        break
print(n, perfect_shuffle("12345678"), perfect_shuffle(""))

# Identities that hold for every text: split/join, find/slice, replace, case, reversal.
samples = ["", "a", "aa", "abc", "abcabc", "  a b  ", "a,b,,c", "日本語日", "é😀é", "\n\t x", "a\x00b", "AbCdE", "mississippi", "x" * 50, "0123456789" * 3]
broken = {}
def check(name, ok):
    if not ok:
        broken[name] = broken.get(name, 0) + 1
for s in samples:
    check("reverse", s[::-1][::-1] == s and "".join(reversed(s)) == s[::-1])
    check("list", "".join(list(s)) == s and "".join([c for c in s]) == s and len(list(s)) == len(s))
    check("encode", s.encode().decode() == s and str(bytes(s, "utf-8"), "utf-8") == s)
    check("repr", eval(repr(s)) == s)
    check("hash", hash(s) == hash("".join(list(s))) and {s: 1}["".join(list(s))] == 1)
    check("strip", s.strip() == s.lstrip().rstrip() == s.rstrip().lstrip() and " ".join(s.split()) == " ".join(s.strip().split()))
    check("lines", "".join(s.splitlines(True)) == s)
    check("repeat", s * 3 == s + s + s and len(s * 4) == 4 * len(s) and s * 0 == "")
    check("count", s.count("") == len(s) + 1)
    check("sorted", sorted(s) == sorted(s[::-1]) and "".join(sorted(s)) == "".join(sorted(list(s))))
    for t in samples:
        check("add", (s + t).startswith(s) and (s + t).endswith(t) and len(s + t) == len(s) + len(t) and (s + t)[len(s):] == t)
        check("contains", (t in s) == (s.find(t) >= 0) == (s.count(t) > 0))
        check("compare", (s < t) == (list(map(ord, s)) < list(map(ord, t))) and (s == t) == (s.encode() == t.encode()) and (s <= t) == (not t < s))
        if t:
            check("split", t.join(s.split(t)) == s and len(s.split(t)) == s.count(t) + 1 and t.join(s.rsplit(t, 1)) == s)
            check("replace", s.replace(t, "") == "".join(s.split(t)) and s.replace(t, t) == s and s.replace(t, "<>").count("<>") == s.count(t))
            check("partition", "".join(s.partition(t)) == s and "".join(s.rpartition(t)) == s and s.partition(t)[0] == s.split(t)[0])
            check("find", s.find(t) == -1 or s[s.find(t):].startswith(t))
            check("rfind", s.rfind(t) == -1 or s[: s.rfind(t) + len(t)].endswith(t))
            check("prefix", not s.startswith(t) or s == t + s[len(t):])
    for i in range(-len(s) - 2, len(s) + 3):
        check("cut", s[:i] + s[i:] == s)
        for k in (1, 2, 3):
            check("steps", "".join(s[j::k][n : n + 1] for n in range(len(s)) for j in range(k)) == s)
        if -len(s) <= i < len(s):
            check("index", s[i] == s[i : i + 1 or None] == list(s)[i] and s[i] in s)
    check("case", s.upper().upper() == s.upper() and s.lower().lower() == s.lower() and len(s.upper()) == len(s))
    check("pad", s.center(len(s)) == s and s.ljust(20)[: len(s)] == s and s.rjust(60).lstrip() == s.lstrip() and len(s.center(61)) == max(61, len(s)) if hasattr(s, "ljust") else True)
print(broken or "all hold", len(samples))

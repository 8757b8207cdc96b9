# Dynamic programs over texts: edit distance, longest common parts, wildcards.
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
for a, b in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("café", "cafe"), ("sunday", "saturday")):
    print(a, b, distance(a, b))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            t[i + 1][j + 1] = t[i][j] + a[i] if a[i] == b[j] else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("AGGTAB", "GXTXAYB"), lcs("abc", "xyz") == "", lcs("日本語学", "日語学校"))
def substring(a, b):
    best = ""
    for i in range(len(a)):
        for j in range(i + len(best) + 1, len(a) + 1):
            if a[i:j] in b:
                best = a[i:j]
            else:
                break
    return best
print(substring("bananarama", "panorama"), substring("abc", ""), repr(substring("x", "y")))
def match(p, s):
    if not p:
        return not s
    if p[0] == "*":
        return any(match(p[1:], s[i:]) for i in range(len(s) + 1))
    return bool(s) and p[0] in (s[0], "?") and match(p[1:], s[1:])
print([match(p, s) for p, s in (("*.py", "a.py"), ("*.py", "a.pyc"), ("?b*", "abc"), ("", ""), ("*", ""), ("a*b*c", "a--b--c"), ("é?", "é日"))])
def kmp(text, part):
    fail, k = [0], 0
    for c in part[1:]:
        while k and c != part[k]:
            k = fail[k - 1]
        k += c == part[k]
        fail.append(k)
    hits, k = [], 0
    for i, c in enumerate(text):
        while k and (k == len(part) or c != part[k]):
            k = fail[k - 1]
        k += c == part[k]
        if k == len(part):
            hits.append(i - k + 1)
    return hits
print(kmp("abababcababab", "abab"), kmp("aaaa", "aa"), kmp("abc", "d"), all("mississippi".startswith("issi", i) for i in kmp("mississippi", "issi")))
def common_prefix(words):
    p = words[0] if words else ""
    for w in words:
        while not w.startswith(p):
            p = p[:-1]
    return p
print(common_prefix(["flower", "flow", "flight"]), repr(common_prefix(["a", "b"])), common_prefix([]), common_prefix(["日本", "日本語"]))
def unique_window(s):
    start, seen, best = 0, {}, ""
    for i, c in enumerate(s):
        if seen.get(c, -1) >= start:
            start = seen[c] + 1
        seen[c] = i
        best = max(best, s[start : i + 1], key=len)
    return best
print(unique_window("abcabcbb"), unique_window("pwwkew"), unique_window(""), unique_window("éaéb日"))

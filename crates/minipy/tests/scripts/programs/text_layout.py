def wrap(s, w):
    lines, cur = [], ""
    for word in s.split():
        if cur and len(cur) + 1 + len(word) > w:
            lines.append(cur)
            cur = word
        else:
            cur = cur + " " + word if cur else word
    return lines + [cur] if cur else lines
t = "It was the best of times, it was the worst of times, it was the age of wisdom"
for l in wrap(t, 24):
    print("|{:<24}|{:>24}|{:^24}|".format(l, l, l))
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("kiwi", 12, 0.25)]
for n, q, p in rows:
    print(f"{n:<8}{q:>5}{p:>8}" if isinstance(q, str) else f"{n:<8}{q:>5d}{p:>8.2f}")

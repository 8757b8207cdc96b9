# Each index and window of texts of several widths, read in every way.
for s in ("", "a", "ab", "日", "日本", "aé日😀"):
    n = len(s)
    row = []
    for i in range(-n - 2, n + 2):
        try:
            row.append(s[i])
        except IndexError:
            row.append("!")
    print(repr(s), row, [s[i:] for i in range(-n - 1, n + 2)], [s[:i] for i in range(-n - 1, n + 2)])
    print([s[i : i + 2] for i in range(n + 1)], [s[i:i] for i in range(n + 1)] == [""] * (n + 1), [s[:: k] for k in (1, 2, 3, -1, -2, -3)], [s[i::-1] for i in range(n)], ["".join(s[j] for j in range(i, n)) == s[i:] for i in range(n)].count(False))
s = "hello wörld"
print(s[s.index("w")], s[s.find("q")], s[len(s) // 2], s[-len(s)], s[len(s) - 1], s[~0], s[~1], s[True], s[False], s[int(2.9)], s[-True], [s[i] for i in (0, -1, 5, -6)], s[s.index("o") + 1 :][:2])
for bad in (len(s), -len(s) - 1, 1 << 40, -(1 << 40), 1 << 80, "0", 1.0, None, (0,), [0], b"0"):
    try:
        print(s[bad])
    except (IndexError, TypeError) as e:
        print(type(e).__name__, end=" ")
print()
i = 0
out = []
while True:
    try:
        out.append(s[i])
        i += 3
    except IndexError:
        break
print(out, i, "".join(out) == s[::3])
words = s.split()
print(words[0][0], words[-1][-1], words[1][1:3], [w[0] + str(len(w) - 2) + w[-1] for w in words], [w[len(w) // 2] for w in words], [w[::-1] for w in words[::-1]], ["".join(p) for p in zip(*words)], [c for w in words for c in w[1:-1:2]], max(words)[0], min(s.replace(" ", "")))
grid = ["abc", "d日f", "ghi"]
print([r[i] for i, r in enumerate(grid)], [r[-1 - i] for i, r in enumerate(grid)], ["".join(c) for c in zip(*grid)], grid[1][1], grid[-1][-1], grid[1][1:][0], [r[1] for r in grid], "".join(r[::-1] for r in grid[::-1]))

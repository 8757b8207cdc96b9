# Text: wrapping, justification, a table with alignment, a diff of two texts, a word frequency report.
def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        while len(word) > width:
            if line:
                lines.append(line)
                line = ""
            lines.append(word[:width])
            word = word[width:]
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line += " " + word
        else:
            lines.append(line)
            line = word
    return lines + [line] if line else lines
def justify(line, width):
    words = line.split()
    if len(words) < 2:
        return line
    gaps = width - sum(map(len, words))
    each, extra = divmod(gaps, len(words) - 1)
    return "".join(w + " " * (each + (i < extra)) for i, w in enumerate(words)).rstrip()
text = "A node author writes modules that run for months, so every buffer has a bound; incomprehensibilities excepted."
for width in (12, 20, 33):
    lines = wrap(text, width)
    print(width, lines, all(len(l) <= width for l in lines))
print([justify(l, 20) for l in wrap(text, 20)[:3]], wrap("", 5), wrap("   ", 5), wrap("abcdefghij", 4))
def table(rows, header=None, align=""):
    rows = [[("%.2f" % c if isinstance(c, float) else str(c)) for c in r] for r in rows]
    cols = max(map(len, rows)) if rows else 0
    rows = [r + [""] * (cols - len(r)) for r in rows]
    if header:
        rows.insert(0, list(header))
    widths = [max(len(r[i]) for r in rows) for i in range(cols)]
    align = align.ljust(cols, "<")
    out = [" | ".join(("{:%s%d}" % (a, w)).format(c) for c, w, a in zip(r, widths, align)).rstrip() for r in rows]
    if header:
        out.insert(1, "-+-".join("-" * w for w in widths))
    return "\n".join(out)
print(table([["temp", 21.456, "C"], ["humidity", 5, "%"], ["x"]], ("name", "value", "unit"), "<>^"))
def diff(a, b):
    n, m = len(a), len(b)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if a[i] == b[j] else max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and a[i] == b[j]:
            yield " " + a[i]
            i, j = i + 1, j + 1
        elif j == m or i < n and best[i + 1][j] >= best[i][j + 1]:
            yield "-" + a[i]
            i += 1
        else:
            yield "+" + b[j]
            j += 1
print(list(diff("one two three four".split(), "one 2 three four five".split())), list(diff([], ["x"])), list(diff("abc", "abc")))
def report(text, top=4):
    counts = {}
    for w in text.lower().replace(",", " ").replace(".", " ").split():
        counts[w] = counts.get(w, 0) + 1
    ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:top]
    return ["%-6s %s %d" % (w, "#" * n, n) for w, n in ranked]
print("\n".join(report("the cat, the dog. the end, a cat a dog a pig")))
def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print([edit_distance(*p) for p in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"))])

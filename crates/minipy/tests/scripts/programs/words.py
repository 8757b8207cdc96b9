text = """the quick brown fox jumps over the lazy dog the fox
and the dog are friends, aren't they? Yes: the FOX is quick!"""
counts = {}
for w in text.lower().replace("\n", " ").split():
    w = w.strip(",.?!:")
    counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0])):
    print("%-8s %2d %s" % (w, n, "*" * n))
index = {}
for w in counts:
    index.setdefault(w[0], []).append(w)
print({k: sorted(v) for k, v in sorted(index.items())})

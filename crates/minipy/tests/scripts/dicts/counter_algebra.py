# Counting with dicts: adding, subtracting, most common, multisets.
def count(items):
    c = {}
    for x in items:
        c[x] = c.get(x, 0) + 1
    return c
def plus(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = out.get(k, 0) + v
    return out
def minus(a, b):
    return {k: v - b.get(k, 0) for k, v in a.items() if v > b.get(k, 0)}
def common(a, b):
    return {k: min(a[k], b[k]) for k in a if k in b}
a, b = count("mississippi"), count("missouri river")
print(a, b)
print(plus(a, b), minus(a, b), minus(b, a), common(a, b), plus({}, {}), minus(a, a))
print(sorted(a.items(), key=lambda kv: (-kv[1], kv[0]))[:2], max(a, key=a.get), min(a.values()), sum(b.values()), [c for c, n in a.items() if n == max(a.values())])
print(count([1, 1.0, True, "1", (1,), (1.0,)]), count([]), count([[]][:0]), count({"k": 5}), count("éaé日日日"))
words = "the cat the dog the end a cat".split()
freq = count(words)
print(freq, sorted(set(freq.values()), reverse=True), {n: sorted(w for w in freq if freq[w] == n) for n in sorted(set(freq.values()))})
bigrams = count(zip(words, words[1:]))
print(bigrams[("the", "cat")], len(bigrams), max(bigrams.values()), sorted(bigrams)[:2])
def is_anagram(x, y):
    return count(x.replace(" ", "").lower()) == count(y.replace(" ", "").lower())
print(is_anagram("Dormitory", "dirty room"), is_anagram("abc", "abd"), is_anagram("", ""))
nested = {}
for path in ("a/b/c", "a/b/d", "a/e", "f"):
    node = nested
    for part in path.split("/"):
        node = node.setdefault(part, {})
print(nested)
def size(tree):
    return sum(1 + size(sub) for sub in tree.values())
def paths(tree, prefix=""):
    for k, sub in tree.items():
        yield prefix + k
        yield from paths(sub, prefix + k + "/")
print(size(nested), list(paths(nested)))
try:
    count([{}])
except TypeError:
    print("TypeError")
hist = count(len(w) for w in words)
for n in sorted(hist):
    print(n, "#" * hist[n])

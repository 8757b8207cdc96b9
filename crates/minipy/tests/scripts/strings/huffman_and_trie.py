# Structures over texts: a Huffman code and a trie.
def huffman(text):
    freq = {}
    for c in text:
        freq[c] = freq.get(c, 0) + 1
    nodes = sorted((n, c, None) for c, n in freq.items())
    items = [(n, c) for n, c, _ in nodes]
    tree = {c: c for c in freq}
    while len(items) > 1:
        items.sort()
        (n1, a), (n2, b) = items[:2]
        items[:2] = [(n1 + n2, min(a, b) + max(a, b))]
        tree[items[0][1]] = (tree[a], tree[b])
    codes = {}
    def walk(node, prefix):
        if isinstance(node, str):
            codes[node] = prefix or "0"
        else:
            walk(node[0], prefix + "0")
            walk(node[1], prefix + "1")
    walk(tree[items[0][1]], "")
    return codes
def decode(bits, codes):
    back, cur, out = {v: k for k, v in codes.items()}, "", ""
    for b in bits:
        cur += b
        if cur in back:
            out += back[cur]
            cur = ""
    return out
for text in ("abracadabra", "aaaa", "mississippi river", "é日é日日x"):
    codes = huffman(text)
    bits = "".join(codes[c] for c in text)
    print(text, len(bits), decode(bits, codes) == text, sorted(len(c) for c in codes.values()))
class Trie:
    def __init__(self):
        self.kids = {}
        self.end = False
    def add(self, word):
        node = self
        for c in word:
            node = node.kids.setdefault(c, Trie())
        node.end = True
    def __contains__(self, word):
        node = self
        for c in word:
            if c not in node.kids:
                return False
            node = node.kids[c]
        return node.end
    def words(self, prefix=""):
        if self.end:
            yield prefix
        for c in sorted(self.kids):
            yield from self.kids[c].words(prefix + c)
    def __len__(self):
        return self.end + sum(len(k) for k in self.kids.values())
t = Trie()
for w in "to tea ten te i in inn été ét".split():
    t.add(w)
print(len(t), list(t.words()), ["te" in t, "t" in t, "" in t, "été" in t, "innn" in t])
t.add("")
print(len(t), "" in t, list(t.kids["t"].words("t")), len(Trie()), list(Trie().words()))

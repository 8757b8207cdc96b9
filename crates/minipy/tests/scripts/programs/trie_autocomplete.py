# A trie with prefixes, deletion, fuzzy search and compact output.
class Trie:
    __slots__ = ()
    def __new__(cls):
        return object.__new__(Node)
class Node:
    def __init__(self):
        self.next, self.weight = {}, 0
    def add(self, word, weight=1):
        n = self
        for c in word:
            n = n.next.setdefault(c, Node())
        n.weight += weight
    def find(self, prefix):
        n = self
        for c in prefix:
            n = n.next.get(c)
            if n is None:
                return None
        return n
    def __contains__(self, word):
        n = self.find(word)
        return n is not None and n.weight > 0
    def words(self, prefix=""):
        if self.weight:
            yield prefix, self.weight
        for c in sorted(self.next):
            yield from self.next[c].words(prefix + c)
    def __iter__(self):
        return (w for w, _ in self.words())
    def __len__(self):
        return sum(1 for _ in self)
    def complete(self, prefix, n=3):
        at = self.find(prefix)
        return [] if at is None else [w for w, _ in sorted(at.words(prefix), key=lambda p: (-p[1], p[0]))[:n]]
    def remove(self, word):
        def cut(n, i):
            if i == len(word):
                n.weight = 0
            else:
                if word[i] not in n.next:
                    raise KeyError(word)
                if cut(n.next[word[i]], i + 1):
                    del n.next[word[i]]
            return not n.next and not n.weight
        cut(self, 0)
    def fuzzy(self, word, limit):
        out = []
        def walk(n, prefix, row):
            if n.weight and row[-1] <= limit:
                out.append((row[-1], prefix))
            if min(row) <= limit:
                for c in sorted(n.next):
                    new = [row[0] + 1]
                    for i, x in enumerate(word):
                        new.append(min(new[-1] + 1, row[i + 1] + 1, row[i] + (x != c)))
                    walk(n.next[c], prefix + c, new)
        walk(self, "", list(range(len(word) + 1)))
        return sorted(out)
t = Node()
for w in "tea ten tent to tot inn in i teal tea team été".split():
    t.add(w)
t.add("tentative", 5)
print(len(t), list(t), "te" in t, "tea" in t, "é" in t, t.complete("te"), t.complete("x"), t.complete("", 2))
print(t.fuzzy("tem", 1), t.fuzzy("inn", 0), t.fuzzy("zzz", 1))
t.remove("tent")
t.remove("tea")
print(list(t), t.find("teal").weight, t.complete("tea"))
for w in ("nothing", "tentatives"):
    try:
        t.remove(w)
        print("removed", w)
    except KeyError as e:
        print("KeyError", e)
for w in list(t):
    t.remove(w)
print(len(t), t.next)

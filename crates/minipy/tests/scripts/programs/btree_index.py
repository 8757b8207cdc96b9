# A B-tree index with range queries and deletion by rebuilding, checked against a sorted list.
class BTree:
    T = 2
    def __init__(self):
        self.root = ([], None)
        self.count = 0
    def insert(self, key):
        if key in self:
            return False
        keys, kids = self.root
        if len(keys) == 2 * self.T - 1:
            self.root = ([], [self.root])
            self._split(self.root, 0)
        self._insert(self.root, key)
        self.count += 1
        return True
    def _split(self, node, i):
        keys, kids = node
        ck, cc = kids[i]
        mid = ck[self.T - 1]
        right = (ck[self.T:], cc[self.T:] if cc else None)
        kids[i] = (ck[:self.T - 1], cc[:self.T] if cc else None)
        kids.insert(i + 1, right)
        keys.insert(i, mid)
    def _insert(self, node, key):
        keys, kids = node
        i = sum(1 for k in keys if k < key)
        if kids is None:
            keys.insert(i, key)
            return
        if len(kids[i][0]) == 2 * self.T - 1:
            self._split(node, i)
            if key > keys[i]:
                i += 1
        self._insert(kids[i], key)
    def __contains__(self, key):
        node = self.root
        while node:
            keys, kids = node
            i = sum(1 for k in keys if k < key)
            if i < len(keys) and keys[i] == key:
                return True
            node = kids[i] if kids else None
        return False
    def __iter__(self):
        return self.range()
    def range(self, low=None, high=None):
        def walk(node):
            keys, kids = node
            for i, k in enumerate(keys):
                if kids and (low is None or k > low):
                    yield from walk(kids[i])
                if (low is None or k >= low) and (high is None or k < high):
                    yield k
            if kids and (high is None or not keys or keys[-1] < high):
                yield from walk(kids[-1])
        return walk(self.root)
    def depth(self):
        d, node = 1, self.root
        while node[1]:
            d, node = d + 1, node[1][0]
        return d
    def check(self):
        def depths(node):
            keys, kids = node
            assert keys == sorted(keys) and len(keys) < 2 * self.T
            if not kids:
                return {1}
            assert len(kids) == len(keys) + 1
            return {d + 1 for k in kids for d in depths(k)}
        return len(depths(self.root)) == 1
t = BTree()
x, ref = 7, set()
for i in range(150):
    x = x * 1103515245 + 12345 & 0x7fffffff
    key = x % 200
    assert t.insert(key) == (key not in ref)
    ref.add(key)
print(t.count == len(ref), list(t) == sorted(ref), t.check(), t.depth() <= 6)
print(list(t.range(50, 80)) == [k for k in sorted(ref) if 50 <= k < 80], list(t.range(high=10)) == [k for k in sorted(ref) if k < 10], list(t.range(190)) == [k for k in sorted(ref) if k >= 190])
print(all((k in t) == (k in ref) for k in range(-1, 201)))
s = BTree()
for w in "the quick brown fox jumps over the lazy dog again and again".split():
    s.insert(w)
print(list(s), s.depth(), s.root[0])
for n in (1, 3, 4, 10, 30):
    u = BTree()
    for i in range(n):
        u.insert(i)
    print(n, u.depth(), u.root[0], u.check())

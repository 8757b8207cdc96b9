class T:
    def __init__(self):
        self.root = None
    def add(self, k):
        if self.root is None:
            self.root = [k, None, None]
            return
        n = self.root
        while True:
            if k == n[0]:
                return
            i = 1 if k < n[0] else 2
            if n[i] is None:
                n[i] = [k, None, None]
                return
            n = n[i]
    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n[1])
                yield n[0]
                yield from walk(n[2])
        return walk(self.root)
    def depth(self):
        def d(n):
            return 0 if n is None else 1 + max(d(n[1]), d(n[2]))
        return d(self.root)
t = T()
for k in (50, 30, 70, 20, 40, 60, 80, 30, 65):
    t.add(k)
print(list(t), t.depth(), t.root[0], sum(t), 65 in t)

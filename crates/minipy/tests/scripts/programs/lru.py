from collections import OrderedDict
class LRU:
    def __init__(self, n):
        self.n = n
        self.d = OrderedDict()
    def get(self, k):
        if k not in self.d:
            return None
        v = self.d.pop(k)
        self.d[k] = v
        return v
    def put(self, k, v):
        self.d.pop(k, None)
        self.d[k] = v
        if len(self.d) > self.n:
            del self.d[next(iter(self.d))]
c = LRU(2)
c.put(1, "a")
c.put(2, "b")
print(c.get(1), list(c.d))
c.put(3, "c")
print(c.get(2), c.get(3), list(c.d))

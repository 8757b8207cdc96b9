class Node:
    def __init__(self, v, next=None):
        self.v = v
        self.next = next
class List:
    def __init__(self, it=()):
        self.head = None
        for x in it:
            self.push(x)
    def push(self, v):
        self.head = Node(v, self.head)
    def __iter__(self):
        n = self.head
        while n is not None:
            yield n.v
            n = n.next
    def reverse(self):
        prev, cur = None, self.head
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
        return self
    def __len__(self):
        return sum(1 for _ in self)
    def __contains__(self, x):
        return any(v == x for v in self)
l = List(range(5))
print(list(l), len(l), 3 in l, 9 in l, list(l.reverse()), bool(List()))

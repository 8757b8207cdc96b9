# Recursion: mutual, deep within reason, through methods, generators, closures, defaults and comprehension.
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
print(even(50), odd(51), even(7))
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))
def flatten(x):
    return [y for item in x for y in (flatten(item) if isinstance(item, (list, tuple)) else [item])]
print(flatten([1, [2, (3, [4, [], [[5]]])], (), 6]))
def walk(tree, depth=0):
    yield "  " * depth + str(tree[0])
    for child in tree[1:]:
        yield from walk(child, depth + 1)
print("\n".join(walk(("root", ("a", ("a1",), ("a2",)), ("b", ("b1", ("b11",)))))))
def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
    return moves
print(" ".join(hanoi(4, "A", "B", "C", [])))
class Node:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids
    def __len__(self):
        return 1 + sum(len(k) for k in self.kids)
    def __contains__(self, v):
        return self.v == v or any(v in k for k in self.kids)
    def __repr__(self):
        return "%r%r" % (self.v, list(self.kids)) if self.kids else repr(self.v)
    def __eq__(self, o):
        return self.v == o.v and len(self.kids) == len(o.kids) and all(a == b for a, b in zip(self.kids, o.kids))
    def depth(self):
        return 1 + max([k.depth() for k in self.kids], default=0)
t = Node(1, Node(2, Node(3)), Node(4, Node(5), Node(6, Node(7))))
print(t, len(t), 7 in t, 8 in t, t.depth(), t == Node(1, Node(2, Node(3)), Node(4)), t == t)
y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))
def partitions(n, most=None):
    most = most or n
    if n == 0:
        return [[]]
    return [[k] + rest for k in range(min(n, most), 0, -1) for rest in partitions(n - k, k)]
print(partitions(5), len(partitions(9)))
def endless(n):
    return endless(n + 1)
try:
    endless(0)
except RuntimeError:
    print("stopped")
print(even(10))
def subsets(s):
    return [()] if not s else [r for t in subsets(s[1:]) for r in (t, (s[0],) + t)]
print(sorted(subsets("abc")), sum(1 for _ in walk(("x", ("y",)))))

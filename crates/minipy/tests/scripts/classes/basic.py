class A:
    """doc"""
    count = 0
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
        A.count += 1
    def sum(self):
        return self.x + self.y
    @staticmethod
    def st(a):
        return a * 2
    @classmethod
    def make(cls, v):
        return cls(v, v)
a = A(1)
b = A.make(5)
print(a.sum(), b.sum(), A.count, a.count, A.st(4), a.st(5), type(a) is A, isinstance(a, A), a.__class__ is A, A.__name__)
a.count = 10
a.new = "n"
print(a.count, A.count, a.new, hasattr(b, "new"), A.sum(a), getattr(a, "zz", "default"))
del a.count
print(a.count)
for f in (lambda: a.missing, lambda: A(), lambda: A.nope, lambda: a(), lambda: setattr(5, "x", 1)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__)
try:
    del a.nothing
except AttributeError:
    print("AttributeError")
m = a.sum
a.x = 100
print(m(), callable(m), callable(A), callable(a))

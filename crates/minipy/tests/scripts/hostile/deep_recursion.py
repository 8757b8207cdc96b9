class A:
    def __getattr__(self, n):
        return getattr(self, n + "x")
class R:
    def __repr__(self):
        return repr(self)
class E:
    def __eq__(self, o):
        return self == o
def deep(n):
    return [deep(n - 1)] if n else []
for f in (lambda: A().q, lambda: repr(R()), lambda: E() == 1, lambda: (lambda g: g(g))(lambda g: g(g))):
    try:
        f()
        print("no error")
    except RuntimeError:
        print("RuntimeError")
x = []
for i in range(30):
    x = [x]
print(x)
print(deep(20) == deep(20))

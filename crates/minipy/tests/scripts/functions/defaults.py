n = 5
def f(x=n):
    return x
n = 6
print(f())
def g(a, b=[], c={}):
    b.append(a)
    c[a] = b
    return b, len(c)
print(g(1), g(2), g(3, []))
def h(a, b=None, *, c="c"):
    return a, b, c
print(h(1), h(1, 2), h(1, c=3), h(b=1, a=2))
def k(x, y=lambda: 7):
    return x + y()
print(k(1), k(1, lambda: 0))

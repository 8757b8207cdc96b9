g = (x * 2 for x in range(3))
print(next(g), list(g), list(g))
n = 3
g = (x + n for x in range(2))
n = 10
print(list(g))
print(list((x, y) for x in range(2) for y in "ab" if x))
a = [1, 2, 3]
g = (x for x in a)
a = [9]
print(list(g))
print(sum(x for x in range(10) if x % 2), dict((k, v) for k, v in zip("ab", (1, 2))), set(x % 2 for x in range(5)) == {0, 1})
def f(*args, **kw):
    return args, kw
print(f(*(i for i in range(3))), "".join(c for c in "a-b" if c != "-"))

# Assignment: every kind of target, nested unpacking, stars, chained targets, order, what fails and what it leaves.
a = b = c = [1]
print(a is b is c)
(a), [b], (c,) = 1, [2], (3,)
print(a, b, c)
[x, [y, (z, *w)], *v] = [1, ["p", "qrst"], 5, 6]
print(x, y, z, w, v)
class O:
    pass
o = O()
d = {}
l = [0, 0, 0]
o.a, d["k"], l[1], l[-1:] = "attr", "item", "index", ["sl", "ice"]
print(o.a, d, l)
i = 0
i, l[i] = 2, "order"
print(i, l)
*a, = "abc"
a, *b = [1]
*c, d1 = range(4)
e, *f, g = "xy"
print(a, b, c, d1, e, f, g)
for (p, *q), r in [((1, 2, 3), 4), ("ab", 5)]:
    print(p, q, r)
x = y = z = 0
x = [y for y in range(3)]
print(x, y)
a, b = b, a = 1, 2
print(a, b)
a, a = 5, 6
print(a)
fib = [0, 1]
for _ in range(8):
    fib[0], fib[1] = fib[1], sum(fib)
print(fib)
() = []
[] = ()
first, *_, last = iter("unpack me")
print(first, last, len(_))
for src in ("a, b = 1", "a, b = 1, 2, 3", "a, b, c = 'ab'", "a, *b, c = [1]", "[a] = []", "() = 1", "(a, b), c = (1,), 2", "a, b = {1: 2}", "a, b = None"):
    try:
        exec(src)
        print("no error", src)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, src)
for src in ("1 = a", "f() = 1", "a + b = 1", "'s' = a", "None = 1", "a = 1 = b", "*a = [1]", "*a, *b = x", "(a for a in b) = 1", "a if b else c = 1", "lambda: 0 = 1", "x = yield = 1", "[a, 1] = b", "{a} = 1", "a.b() = 1", "True = 1", "a := 1", "f'x' = 1", "-a = 1", "not a = 1"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)
def partial():
    t = [0]
    try:
        t[0], t[5] = "stored", "fails"
    except IndexError:
        return t
print(partial())
def gen():
    got = yield
    while True:
        got, extra = yield got
g = gen()
next(g)
print(g.send(1), g.send((2, 3)))

# Augmented assignment of ints makes new objects and leaves aliases alone.
a = b = 1 << 30
a += 1
print(a, b)
a = b = 10 ** 20
a -= 1
a *= 2
a //= 3
a %= 10 ** 18
print(a, b)
x = 5
ids = [x]
for op, v in (("+=", 3), ("-=", 10), ("*=", -7), ("//=", 3), ("%=", 5), ("**=", 7), ("<<=", 33), (">>=", 3), ("|=", 7), ("&=", 0xFFFF), ("^=", 0xABC)):
    ns = {"x": x, "v": v}
    exec("x " + op + " v", ns)
    x = ns["x"]
    ids.append(x)
print(ids)
d = {"n": 1}
for i in range(70):
    d["n"] *= 2
print(d["n"])
l = [1, 2, 3]
l[0] += l[1] + l[2]
l[-1] **= l[0]
l[l[1] - 1] <<= 31
print(l)
class C:
    n = 0
c = C()
for i in range(3):
    c.n += 1 << 30
print(c.n, C.n, c.n - (1 << 30) * 3)
x = 7
x /= 2
print(x, type(x).__name__)
def f():
    y += 1
try:
    f()
except NameError as e:
    print(type(e).__name__ in ("UnboundLocalError", "NameError"))

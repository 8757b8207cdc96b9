a = b = [1]
del a
print(b)
x, y = 1, 2
del x, y
try:
    x
except NameError:
    print("NameError")
l = [0, 1, 2, 3, 4]
del l[0], l[-1]
print(l)
d = {1: {2: 3}}
del d[1][2]
print(d)
class A:
    pass
o = A()
o.p = A()
o.p.q = 1
del o.p.q
print(hasattr(o.p, "q"))
pass; pass
if True: print("one line"); print("two")
for i in range(2): print(i)
def f(): return 1; return 2
print(f())
n = 3
while n: n -= 1
print(n)
(a) = 1
[b, c] = 2, 3
print(a, b, c)
a: int = 5
b: "anything at all" = 6
print(a + b)
def g(x: int, y: str = "s") -> bool:
    z: int
    return x, y
print(g(1))

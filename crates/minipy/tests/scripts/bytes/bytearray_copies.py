# Which operations on a bytearray copy, and which share.
a = bytearray(b"hello")
b = a
c = a[:]
d = bytearray(a)
e = bytes(a)
a[0] = 74
print(a, b, c, d, e, a is b, c is a)
a += b"!"
print(b, len(c))
a = a + b"?"
print(a, b)
l = [bytearray(b"x")] * 3
l[0].append(121)
print(l)
def fill(buf, n):
    for i in range(n):
        buf[i] = n
    return buf
buf = bytearray(4)
print(fill(buf, 3) is buf, buf)
def default(buf=bytearray()):
    buf.append(len(buf))
    return buf
default()
default()
print(default())
it = iter(buf)
print(next(it))
buf[1] = 99
print(next(it), list(it), next(it, "end"))
n = 0
grow = bytearray(b"ab")
for x in grow:
    n += 1
    if n < 5:
        grow.append(n)
print(grow, n)
x = bytearray(b"abc")
y = x * 2
x[0] = 0
print(x, y, y[3:] == b"abc")
print(bytearray(b"a") is not bytearray(b"a"), bytearray(x) == x, bytes(x) == x, x == list(x), memoryview is not None)

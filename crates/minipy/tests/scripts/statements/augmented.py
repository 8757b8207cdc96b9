x = 5
x += 1
x -= 2
x *= 3
x //= 2
x **= 2
x %= 7
x <<= 3
x >>= 1
x |= 1
x &= 0xf
x ^= 2
print(x)
x /= 2
print(x)
s = "a"
s += "b"
s *= 3
print(s)
l = [1]
m = l
l += [2]
l *= 2
print(m, l is m)
t = (1,)
u = t
t += (2,)
print(t, u)
d = {"k": 1}
d["k"] += 5
d["k"] **= 2
print(d)
class C:
    v = 1
c = C()
c.v += 1
print(c.v, C.v)
a = [[0, 1], [2, 3]]
i = 0
a[i][i + 1] += 10
print(a)
def f():
    print("once")
    return a
f()[0][0] += 1
print(a)
try:
    t[0] += 1
except TypeError:
    print("TypeError", t)
z = ([1],)
try:
    z[0] += [2]
except TypeError:
    print(z)

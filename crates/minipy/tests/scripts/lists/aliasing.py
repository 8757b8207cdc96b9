a = [1, 2]
b = a
c = a[:]
d = a.copy()
a.append(3)
print(b, c, d, a is b, a is c)
m = [[0] * 2] * 3
m[0][0] = 1
print(m)
a = [1]
a += a
a *= 2
print(a, a + [9], a * 0)
def f(x=[]):
    x.append(len(x))
    return x
print(f(), f(), f([]), f())
a = [1, 2, 3]
a[1] = a
print(len(a), a[1][1][1] is a)
print(a == a if False else True)

# Every way to delete from a list, and the ways that surprise.
l = list("abcdefgh")
del l[0]
del l[-1], l[1]
print(l)
del l[1:3]
print(l)
del l[:]
print(l, len(l))
l = list(range(10))
del l[::2]
print(l)
del l[::-2]
print(l)
del l[5:], l[:0], l[3:1]
print(l)
l = [1, 2, 2, 3, 2]
while 2 in l:
    l.remove(2)
print(l)
l = [1, 2, 2, 3, 2]
for x in l:
    if x == 2:
        l.remove(x)
print(l)
l = [1, 2, 2, 3, 2]
for i in range(len(l) - 1, -1, -1):
    if l[i] == 2:
        del l[i]
print(l)
l = [1, 2, 2, 3, 2]
l[:] = [x for x in l if x != 2]
print(l)
a = [[1, 2], [3]]
b = a[0]
del a[0]
print(a, b)
del b[0], b[0]
print(b)
x = y = [1, 2, 3]
del x
print(y)
def gone():
    z = 1
    del z
    z
try:
    gone()
except NameError:
    print("NameError")
l = list(range(6))
del l[l[1]], l[l[2]]
print(l)
try:
    del l[10]
except IndexError:
    print("IndexError", l)
m = {"k": [1, 2, 3], "o": 0}
del m["k"][1], m["o"]
print(m)
t = ([1, 2], 3)
del t[0][0]
print(t)
l = [5, 6, 7, 8]
out = [l.pop(0), l.pop(), l.pop(-2)]
print(out, l, l.clear(), l, l.copy())
class C:
    pass
c = C()
c.items = [1, 2, 3]
del c.items[0:2]
print(c.items)
del c.items
print(hasattr(c, "items"))
l = list(range(20))
del l[2:18:3]
print(l)
del l[-3:], l[0:1]
print(l)
l = ["x"] * 5
del l[1:4]
l += l
del l[len(l) // 2 :]
print(l)

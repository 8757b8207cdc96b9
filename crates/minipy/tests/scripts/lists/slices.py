a = list(range(10))
print(a[2:5], a[::3], a[::-1], a[8:2:-2], a[-3:], a[:-7], a[20:], a[5:5])
a[2:5] = [20, 30]
print(a)
a[1:1] = [7, 8, 9]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[1:4]
print(a)
del a[::2]
print(a)
a[:] = []
print(a)
a[5:] = [1, 2]
print(a)
b = [1, 2, 3]
b[1:2] = b
print(b)
try:
    b[::2] = [1]
except ValueError:
    print("ValueError")
b[-1:0:-1]
try:
    b[0:1] = 5
except TypeError:
    print("TypeError")

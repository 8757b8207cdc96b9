a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b"??")
print(a, len(a), a[1:3], a == b"Hello!??", bytes(a), a[-1])
a[1:4] = b"XY"
print(a)
del a[0]
print(a, bytearray(3), bytearray([1, 2]), bytearray(), bytearray(b"a") + b"b", a + b"z")
a += b"end"
print(a, a.decode(), a.find(b"X"))
for f in (lambda: a.append("x"), lambda: bytearray([256])):
    try:
        f()
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__)

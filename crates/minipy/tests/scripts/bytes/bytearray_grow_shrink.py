# bytearray: append, extend, slice stores that grow and shrink, aliases.
a = bytearray()
alias = a
for i in range(10):
    a.append(i * 25)
print(a, alias is a, len(alias))
a.extend(b"xyz")
a.extend([1, 2])
a.extend(bytearray(b"!"))
a.extend(())
print(a[10:], len(a))
a[2:4] = b""
a[0:0] = b"<<"
a[len(a):] = b">>"
a[3:3] = bytearray(b"mid")
print(a)
a[5:9] = b"long replacement"
a[-2:] = b""
print(a, len(a))
b = bytearray(b"0123456789")
b[::1] = b"abc"
print(b)
b[1:2] = b"ABC"
print(b)
b[:] = b""
print(b, len(b), not b)
b += b"end"
b += bytearray(b"ing")
print(b, b[-3:], b.decode())
c = bytearray(5)
for i in range(len(c)):
    c[i] = 255 - i
c[-1] ^= 0xFF
c[0] -= 5
print(c, list(c))
def attempt(f):
    try:
        f()
        print("ok", c)
    except (TypeError, ValueError, IndexError, OverflowError) as e:
        print(type(e).__name__)
def item(k, v):
    c[k] = v
attempt(lambda: c.append(256))
attempt(lambda: c.append(-1))
attempt(lambda: c.append("a"))
attempt(lambda: item(0, 256))
attempt(lambda: item(0, -1))
attempt(lambda: item(9, 1))
attempt(lambda: item("a", 1))
attempt(lambda: item(0, "a"))
attempt(lambda: item(0, b"a"))
attempt(lambda: c.extend(5))
attempt(lambda: c.extend("abc"))

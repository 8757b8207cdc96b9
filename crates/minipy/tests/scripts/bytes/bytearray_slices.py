# Slice reads, stores and deletions of a bytearray, with and without steps.
base = bytes(range(65, 75))
def store(key, value):
    a = bytearray(base)
    try:
        a[key] = value
        return a
    except (ValueError, TypeError, IndexError) as e:
        return type(e).__name__
for key in (slice(2, 5), slice(None, 3), slice(7, None), slice(5, 2), slice(0, 0), slice(None), slice(-3, None), slice(20, 30), slice(-30, 2)):
    print(key, store(key, b""), store(key, b"xyz"), store(key, bytearray(b"longer than before")), bytearray(base)[key])
for key in (0, -1, 9):
    print(key, store(key, 90), store(key, -1), store(key, 256), store(key, b"Z"), store(key, None))
def delete(key):
    a = bytearray(base)
    del a[key]
    return a
print([store(k, 90) for k in (10, -11, "a", None, 1.0)])
print([delete(k) for k in (0, -1, 5)], delete(slice(2, 8)), delete(slice(None)), delete(slice(5, 5)))
a = bytearray(base)
a[3:3] = b"<>"
a[0:1] = bytes([250, 251])
a[-1:] = a[:2]
print(a, len(a))
a += bytes(a)
a *= 2
print(len(a), a[::7], a[::-9], a[5:50:11])
b = bytearray()
for i in range(5):
    b[len(b):] = bytes([i]) * i
    b[0:0] = b"|"
print(b, b.count(b"|"), b.find(b"\x03"), bytes(b), list(b)[:6])
c = bytearray(b"abc")
d = c[:]
e = memo = c
c[1:2] = b"BBB"
print(c, d, e is c, memo, c == e, c[1:4] == b"BBB")
ring = bytearray(8)
pos = 0
for chunk in (b"hello", b"world", b"!!"):
    for byte in chunk:
        ring[pos % 8] = byte
        pos += 1
print(ring, ring[pos % 8 :] + ring[: pos % 8], pos)

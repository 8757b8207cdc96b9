# What differs from CPython: no steps, no hash, a bytearray may change its size under a view.
m = memoryview(bytearray(b"abcdef"))
for attempt in (lambda: m[::2], lambda: m[::-1], lambda: hash(m)):
    try:
        print(attempt())
    except (NotImplementedError, TypeError) as e:
        print(type(e).__name__, e)
try:
    m[::2] = b"abc"
except NotImplementedError as e:
    print(e)
print(m)
b = bytearray(b"abcdef")
m = memoryview(b)[2:5]
b[:] = b"xyz"
print(len(m), bytes(m))
try:
    print(m[2])
except IndexError as e:
    print(e)
b.extend(b"0123456789" * 10)
print(bytes(m))
b.clear()
print(bytes(m), len(m), list(m))

# Shifts by nothing, by much, of negatives, of zero, and refused ones.
for n in (0, 1, -1, 5, -5, 255, -256, (1 << 31) - 1, -(1 << 31), (1 << 63) + 1, -(1 << 64) - 1):
    print(n, [n >> k for k in (0, 1, 7, 29, 30, 31, 32, 62, 63, 64, 65, 1000)])
    print([n << k for k in (0, 1, 7, 29, 30, 31, 32, 33)])
print(0 << 10**6, 0 >> 10**6, 1 >> 10**9, -1 >> 10**9, 5 >> 10**9, -5 >> 10**9)
print(1 << 100, -1 << 100, (1 << 100) >> 99, (-1 << 100) >> 100, (1 << 200) >> 137, -(1 << 65) >> 64, (-(1 << 65) - 1) >> 64)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: (1 << 70) << -1, lambda: (1 << 70) >> -1, lambda: 0 << -1, lambda: True << -3):
    try:
        print(f())
    except ValueError as e:
        print("ValueError", e)
for f in (lambda: 1 << 1.0, lambda: 1.0 << 1, lambda: 1 >> "a", lambda: "a" >> 1, lambda: 1 << None, lambda: [] << 1):
    try:
        print(f())
    except TypeError:
        print("TypeError")
x = 1
x <<= 40
x >>= 39
print(x, True << True, True << 4, False >> 2)

# Zero divided by a negative int of any size is minus zero.
for size in (1, 30, 31, 53, 54, 62, 63, 64, 200):
    print(size, 0 / -2**size, 0 / 2**size, -1 / 2**size < 0, 0 // -2**size)
print(-1 / 10**400, 1 / -10**400, 0 / -10**400)

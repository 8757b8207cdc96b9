# Floor division and modulo for every combination of signs and sizes.
numbers = (0, 1, 2, 3, 7, 8, (1 << 30) - 1, 1 << 30, (1 << 31) + 1, (1 << 62) - 1, 1 << 63, (1 << 64) + 3, 10**25)
bad = 0
for a in numbers:
    for b in numbers:
        for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
            if y == 0:
                continue
            q, r = x // y, x % y
            if q * y + r != x or divmod(x, y) != (q, r):
                bad += 1
            if r != 0 and (r < 0) != (y < 0) or abs(r) >= abs(y):
                bad += 1
print("broken", bad)
for x in (7, -7, 8, -8, 0):
    print([x // y for y in (1, 2, 3, -1, -2, -3)], [x % y for y in (1, 2, 3, -1, -2, -3)])
for x in (10**20, -(10**20)):
    print([x // y for y in (3, -3, 10**10, -(10**10), 10**20, 10**21)], [x % y for y in (3, -3, 10**10 + 1, -(10**10) - 1, 10**21)])
print(5 % (1 << 40), -5 % (1 << 40), 5 // (1 << 40), -5 // (1 << 40), 5 % -(1 << 40), 5 // -(1 << 40))
print(True // True, False % True, True % 2, 7 // True)

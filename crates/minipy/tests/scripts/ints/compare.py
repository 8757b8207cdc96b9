vals = (-10**20, -2**31, -1, 0, 1, 2**30, 2**31, 2**62, 2**63, 10**20)
for a in vals:
    print([a < b for b in vals], [a <= b for b in vals], [a == b for b in vals])
print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53), True == 1, False == 0)
print(1 < 1.5, 2 > 1.5, 10**30 > 1e29, -10**30 < -1e29)

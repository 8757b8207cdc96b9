a = [0, 1, -1, 2**30, 2**31, 2**62, 2**63, -2**63, 10**30, 0.5, -0.5, 1e10, 1e30, True, False]
for x in a:
    print([x < y for y in a].count(True), [x == y for y in a].count(True), [x >= y for y in a].count(True))

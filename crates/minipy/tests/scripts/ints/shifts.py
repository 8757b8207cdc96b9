for n in (0, 1, -1, 5, -5, 2**31, -2**31, 2**63, -2**63, 10**25, -10**25):
    for s in (0, 1, 5, 31, 32, 33, 63, 64, 100):
        print(n, s, n << s, n >> s)
try:
    1 << -1
except ValueError:
    print("ValueError")
try:
    1 >> -1
except ValueError:
    print("ValueError")

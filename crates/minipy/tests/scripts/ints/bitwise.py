vals = (0, 1, -1, 6, -6, 255, -256, 2**31 - 1, -2**31, 2**40 + 5, -2**40 - 5, 2**70 + 3, -2**70 - 3)
for a in vals:
    for b in vals:
        print(a & b, a | b, a ^ b)
    print(~a)

for n in (0, 1, -1, 10, 255, -255, 2**31, 2**64, -2**70):
    print(bin(n), oct(n), hex(n))

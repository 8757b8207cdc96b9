# str() and repr() of large ints at powers of ten and of two.
for k in (1, 8, 9, 10, 17, 18, 19, 20, 27, 36, 40, 100):
    n = 10 ** k
    print(k, len(str(n)), len(str(n - 1)), str(n - 1) == "9" * k, str(n) == "1" + "0" * k, str(-n)[:3], repr(n)[-2:])
for k in (30, 31, 32, 60, 62, 63, 64, 90, 120, 127, 128):
    print(k, 1 << k, (1 << k) - 1, -(1 << k))
n = 1
for i in range(1, 41):
    n *= i
print(n, sum(int(c) for c in str(n)), str(n).count("0"))
print(int(str(3 ** 300)) == 3 ** 300, len(str(3 ** 300)), str(7 ** 150)[:20], str(7 ** 150)[-20:])
a, b = 0, 1
for i in range(300):
    a, b = b, a + b
print(a)
print("%d" % 10 ** 25, "%d" % (10 ** 25), f"{10 ** 25}", "{}".format(-(10 ** 25)), str(10 ** 25)[::-1])

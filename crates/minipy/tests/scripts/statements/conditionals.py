for n in (-1, 0, 1, 5, 10, 100):
    if n < 0:
        r = "neg"
    elif n == 0:
        r = "zero"
    elif n < 10:
        r = "small"
    else:
        r = "big"
    print(n, r, "odd" if n % 2 else "even", n and "truthy", n or "falsy", not n)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1 != 2, 1 < 2 > 1, None is None, None is not 1)
print(0 or "" or [] or "last", 1 and "a" and 0 and "never", not not 5, (1 or 1 / 0), (0 and 1 / 0))
x = None
print(x is None, x == None, "set" if x is not None else "unset")
print(1 in [1, 2] and 3 not in [1, 2], "a" in "abc" or 1 / 0)
if not (n > 5 and n < 50) or n == 7:
    print("complex")

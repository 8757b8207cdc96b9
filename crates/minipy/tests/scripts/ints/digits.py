print([int(c) for c in str(2**64)], sum(map(int, str(2**100))), str(10**30)[::-1], int("".join(reversed("12345"))))
for n in range(1, 40):
    print(n, n * n, n ** 3, 1 / n, n % 7, n // 7, -n // 7, -n % 7, n & 5, n | 5, n ^ 5, ~n)

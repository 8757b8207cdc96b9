for b in (30, 31, 32, 62, 63, 64, 100):
    for d in (-1, 0, 1):
        n = (1 << b) + d
        print(b, d, n, -n, n + 1, n - 1, -n - 1, ~n)
        print(n * n, n // 3, n % 3, -n // 3, -n % 3, n >> 1, n << 1)

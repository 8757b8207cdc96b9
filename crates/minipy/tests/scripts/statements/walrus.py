if (n := 10) > 5:
    print(n)
while (n := n - 3) > 0:
    print(n)
print([y := 1, y + 1, y + 2], y)
print([(x, last := x * 2) for x in range(3)], last)
def f(x):
    return (z := x * 2) + z
print(f(4), (lambda: (q := 3) * q)())
data = [1, 2, 3, 4]
print([r for v in data if (r := v * v) > 4], r)
print(any((hit := v) > 2 for v in data), hit)

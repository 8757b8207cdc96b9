a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, b - a, a * b, b // a, b % a, -b // a, -b % a)
print(a == b, a < b, a > b, a == a + 0, a != b)
print((a * b) // b == a, (a * b + 5) % b)
f = 1
for i in range(1, 60):
    f *= i
print(f)
n = 0
for i in range(100):
    n = n * 10 + i % 10
print(n, n // 10**50, n % 10**50)

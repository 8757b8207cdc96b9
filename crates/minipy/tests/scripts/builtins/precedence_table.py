# Precedence and grouping of every operator.
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4, 10 - 4 - 3, 10 - (4 - 3), 2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, -2 ** -2, 100 / 10 / 5, 100 // 7 // 2, 7 % 4 % 2, 2 * 7 % 4, 7 // 2 * 2, 7 * 2 // 3 % 3)
print(1 + 2 << 3, 1 << 2 + 3, 1 << 2 << 3, 64 >> 2 >> 1, 1 | 2 & 3, (1 | 2) & 3, 1 ^ 3 & 2, 1 | 2 ^ 3, 5 & 3 << 1, 6 & 3 == 2, (6 & 3) == 2, ~1 + 2, -~1, ~-1, - - 3, +-+3, not -1, 2 ** ~-3, -3 % 5, -(3 % 5), -7 // 2, -(7 // 2))
print(1 < 2 == True, (1 < 2) == True, 1 < (2 == True), not 1 == 2, (not 1) == 2, 1 == 2 or 3, 1 or 2 and 0, (1 or 2) and 0, not 0 and 1, not (0 and 1), 1 if 0 else 2 or 3, (1 if 0 else 2) or 3, 1 in [1] == True, (1 in [1]) == True, 2 + 2 in [4], 1 is not 2, not 1 is 2)
print(*[1, 2] + [3], [*range(3), 4][-1] + 1, "a" + "b" * 3, ("a" + "b") * 3, "a" "b" * 2, "%d" % 5 + "x", "%d" % (5 + 1), "%s" % 2 * 3, "%d %d" % (1, 2) + "!", [1, 2, 3][1] * 2, {1: 2}[1] ** 2, (1, 2) + (3,) * 2, len("ab") * 2 + 1)
f = lambda x, y=2: x + y if x else y
print(f(0), f(1), f(1, 1) + 1, (lambda: 1)() + 1, (lambda a: lambda b: a - b)(5)(3), (lambda *a: a)(1, *[2]) + (3,), [lambda: 1, lambda: 2][1](), (lambda x: x if x > 0 else -x)(-4))
print(1 if True else 2 if True else 3, (1 if False else 2) if True else 3, [i if i % 2 else -i for i in range(4)], [x or y for x in (0, 1) for y in (2,)], not [] if [] else "else", (yes := 5) + 1, yes, [n := 1, n + 1], (m := 2) ** 3)
a = b = c = 1
a, b = b + 1, a + 2
a += b * 2
b -= a - 1
c <<= 2 + 1
print(a, b, c, -a + b, -(a + b), a - b - c, a if a > b else b, a > b > c, a > b and b > c, a & b | c ^ a, ~a & 0xF, a and b or c)
print(3 .real if False else 3, 5 .__class__.__name__ if False else 5, 1.5.__class__.__name__, "x".upper().lower() + "y", [3, 1, 2].index(1) + 1, (4, 5)[0] - 1, -[1, 2][1], not [1][0] - 1, *(1, 2), 2 * -3, 2 - -3, 2 ** -1 * 4, 8 >> 1 + 1, 8 >> 1 << 1)

# Precedence and associativity of every operator, by results that differ when it is wrong.
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4, 10 - 3 - 2, 2 ** 3 ** 2, -2 ** 2, 2 ** -1, -2 ** -2, 7 // 2 * 2, 7 * 2 // 4, 100 / 10 / 2, 17 % 5 * 2, -7 // 2, -7 % 3, 7 // -2, 7 % -3)
print(1 + 2 << 1, 1 << 2 + 1, 6 & 3 | 8, 6 | 3 & 1, 5 ^ 3 & 1, 5 ^ 3 | 8, ~5 & 7, ~5 + 1, -~5, ~-5, not 1 | 0, 1 | 2 == 3, (1 | 2) == 3, 1 & 1 == 1, 4 >> 1 << 1, 1 << 1 << 1)
print(1 < 2 == True, (1 < 2) == True, 1 == 1 in [1], not 1 == 1, not (1 == 1), not True == False, not True and False, not (True and False), True or False and False, (True or False) and False, 1 if 0 else 2 if 0 else 3)
print(1 or 2 and 3, (1 or 2) and 3, 0 and 1 or 2, 0 or 1 and 2, not 0 or 1 / 1, 3 > 2 > 1, 3 > 2 and 2 > 1, 1 < 3 > 2, 5 in [5] and 6 not in [5], 1 is not None, not 1 is None, None is not 1)
print([1, 2] + [3] * 2, "a" + "b" * 2, ("a" + "b") * 2, "%d" % 5 * 2, "%d" % (5 * 2), "%s-%s" % (1, 2) + "!", -"abc".find("b"), -[1, 2][1], -(1).__class__(3), "a" "b" * 2, not "a" in "abc", -3 .real if False else -3)
print(lambda: 1 + 1, end="\n" if False else "") if False else print((lambda: 1 + 1)(), (lambda x: x if x else -1)(0), [lambda: 5][0](), (lambda a, b=2 + 3: a * b)(2))
x = 5
print(x if x > 3 else -x, -x if x > 3 else x, (x > 3) + 1, x > 3 + 1, x == 5 and "five" or "other", x * 2 if x else 0 + 1, x + 1 if x else 0, 1 + (x if x else 0))
print(2 ** 2 ** 0, (2 ** 2) ** 0 ** 1, 2 * -3, 2 - -3, 2 - - -3, +-+5, - + -5, ~~5, not not 5, not -1, -(not 0), 2 ** ~1, -1 ** 0, (-1) ** 0, 0 ** 0)
print(3 * 4 % 5, 3 * (4 % 5), 3 % 4 * 5, 8 / 4 * 2, 8 / (4 * 2), 8 // 3 ** 2, (8 // 3) ** 2, 1 + 1 if 1 else 5 + 5, [1 + 1, 2 * 2][1 * 1], {1 + 1: 2 + 2}, (1 + 1, 2), *[1 + 1])
print(1 << 3 - 1, (1 << 3) - 1, 0xf0 >> 4 & 3, 0xf0 >> (4 & 3), 1 ^ 1 == 0, 1 + 2 == 3 == 1 + 2, 1 < 2 < 3 == 3, 10 > 5 != 3 < 4, not 1 < 2 or 3, 1 < (2 or 3), 1 < 2 or 3, 5 & 6 == 4, (5 & 6) == 4)
y = x = 3
x += 2 * 3 - 1
y *= 2 + 1
print(x, y, (z := 1 + 2) * 2, z, [w := 1, w + 1], (v := 3) == 3, v)
print(5 if 1 else 0 or 9, (5 if 0 else 0) or 9, 5 if 0 else 0 or 9, 1 and 2 if 3 else 4, (1, 2)[0] if 1 else 3, [i for i in (1, 2) if i if i > 1], {a: b for a, b in [(1, 2)] if a or b})
class M:
    def __matmul__(self, o): return "@"
    def __mul__(self, o): return "*" if isinstance(o, int) else "*" + str(o)
    def __rmul__(self, o): return "r*"
    def __add__(self, o): return "+" + str(o)
    def __pow__(self, o): return "**" + str(o)
    def __neg__(self): return "neg"
    def __invert__(self): return self
    def __call__(self): return self
    def __getitem__(self, i): return self
    @property
    def p(self): return self
m = M()
print(m @ m, m + m * 2, m * 2 + "x", -m, -m.p if False else -m[0].p(), ~m + 1, m ** 2 * 2, 2 * m, m()[1].p() + 3 * 2, -m ** 2 if False else (-m), m.p @ m[0] if True else 0)

# Conditional expressions and boolean operators: nesting, values, laziness, precedence, chained comparisons.
log = []
def t(x):
    log.append(x)
    return x
def flush():
    r = list(log)
    del log[:]
    return r
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) if 0 else 4, 1 if (0 if 1 else 1) else 2, [1 if i % 2 else 0 for i in range(4)])
print(t(0) and t(1), t(1) and t(2), t(0) or t(""), t([]) or t(0) or t(()), t(1) or t(2), flush())
print(t(0) and t(1) or t(2), t(1) or t(0) and t(3), not t(0) and t(5), not (t(1) or t(2)), flush())
print((t(1) if t(0) else t(2)) or t(3), flush(), t("a") and t("") or t("c"), flush())
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 1 < 2 > 1, 3 > 2 == 2, 1 in [1] in [[1]] if False else 1, (1 < 2) < 3, 1 < (2 < 3), 0 == False is not None)
print(t(1) < t(5) < t(3) < t(9), flush(), t(2) > t(1) == t(1) != t(2), flush())
print("a" in "abc" == True, "x" not in "abc" != False, 1 is 1 is not None, None is None is None, not None is None)
print(not 1 == 2, not (1, 2) == (1, 2), not not [], not 0 + 1, -1 ** 2, (-1) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** 2, ~1 + 2, 1 + 2 << 1, 1 | 2 & 3 ^ 4, 10 - 2 - 3, 2 * 3 % 4, 7 // 2 * 2)
print(1 if True else 1 // 0, True or 1 // 0, False and 1 // 0, 0 < 0 < 1 // 1, (lambda: 5 if False else 6)(), [x if x else None for x in (0, 1)])
print(1 or 2 if 0 else 3, (1 or 2) if 0 else 3, 1 or (2 if 0 else 3), lambda: 1 if 0 else 2 and 0) if False else print("skipped")
print(None or "default", [] or [1], {} and 1, "" or 0 or None, 0.0 or -0.0, () and [], "a" and None)
def classify(n):
    return "neg" if n < 0 else "zero" if n == 0 else "small" if n < 10 else "big"
print([classify(n) for n in (-1, 0, 5, 50)])
def short(x):
    if x and x[0] == "a" or not x:
        return 1
    elif x is None or len(x) > 2 and x[1:2] in "bc":
        return 2
    else:
        return 3
print([short(x) for x in ("", "a", "xb", "xby", "xyz", None, [])])
x = 5
print(0 < x < 10 and x != 5 or x, 3 <= x <= 5 <= 7 > 6, x == 5 and "five" or "other", (x > 3) + (x > 4) + (x > 5), True + True, (x or 1) - 1)
i = 0
while i < 10 and not (i > 4 and i % 3 == 0):
    i += 1
print(i)
print(all([x > 1, x < 9]), any([x < 1, x > 9]), (x if x else 1) * 2, [a for a in range(9) if a % 2 if a % 3], [a or b for a in (0, 1) for b in ("z", "")])
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): log.append("bool"); return self.v
print((B(True) and 1, B(False) or 2, not B(True), 3 if B(False) else 4), flush())
print((B(False) and 1).v, (B(True) or 1).v, flush(), [1 for _ in "a" if B(True) and B(False) or B(True)], flush())

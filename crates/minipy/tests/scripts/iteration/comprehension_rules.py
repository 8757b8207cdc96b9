# Comprehensions: nesting, conditions, scopes, laziness, what they leave.
print([x * y for x in range(3) for y in range(x, 3)], [[j for j in range(i)] for i in range(4)], [x for x in range(20) if x % 2 if x % 3], [(x, y) for x in "ab" for y in "xy" if x != "a" or y != "x"], [x if x % 2 else -x for x in range(5)])
x = "kept"
l = [x for x in range(3)]
print(x, l, [y := 5, y ** 2], y)
print([a + b for a, b in [(1, 2), (3, 4)]], [k for k, in [(1,), (2,)]], [a for a, *b in ["xyz", "p"]], [b for a, *b in ["xyz", "p"]], [i for i, (j, k) in [(1, (2, 3))]])
def f():
    return [g() for g in [lambda: i for i in range(3)]], [g() for g in [lambda i=i: i for i in range(3)]]
print(f())
log = []
def src(name, items):
    log.append(name)
    return items
g = (a + b for a in src("first", "ab") for b in src("second", "xy"))
print(log)
print(next(g), log, list(g), log)
class C:
    n = 3
    l = [i for i in range(n)]
    d = {i: i * i for i in range(n)}
print(C.l, C.d, [[[z for z in range(y)] for y in range(x)] for x in range(3)], sum(1 for _ in range(10) if _ > 4), [*(i for i in "ab")], {i % 3 for i in range(10)} == {0, 1, 2})
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*matrix)], [v for row in matrix for v in row if v % 2 == 0], [[row[i] for row in matrix] for i in range(3)], [sum(r) for r in matrix])
for bad in ("[x for x in 5]", "[1 // x for x in [1, 0]]", "[undefined for q in [1]]", "[q for q in undefined]", "{[]: 1 for q in [1]}", "[a for a, b in [1]]", "{[] for q in 'a'}", "[x for]", "[for x in y]", "(x for x in 1, 2)", "[x, y for x in y]"):
    try:
        print(eval(bad))
    except (TypeError, ZeroDivisionError, NameError, SyntaxError, ValueError) as e:
        print(bad, type(e).__name__)

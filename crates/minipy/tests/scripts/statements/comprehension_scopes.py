# Comprehensions: their own scope, outer names, conditions, several loops, nested ones, in classes and functions.
x = "outer"
print([x for x in range(3)], x, {x: x for x in "a"}, {x for x in (1,)}, x)
print([(x, y) for x in range(3) for y in range(x)], [x + y for x in "ab" for y in "cd" if x + y != "ad"])
print([[x * y for x in range(3)] for y in range(2)], [z for row in [[1, 2], [3]] for z in row if z % 2])
def f(n):
    k = 10
    return [n * k + i for i in range(n)], [lambda: n for _ in range(1)][0](), {i: [j + k for j in range(i)] for i in range(3)}
print(f(2))
def closures():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    return [f() for f in fs], [g() for g in gs]
print(closures())
class C:
    y = 5
    names = ["p", "q"]
    a = [n + "!" for n in names]
    b = [(n, m) for n in names for m in ("1", "2")]
    try:
        c = [y for _ in range(2)]
    except NameError:
        c = "NameError"
    d = [i for i in range(y)]
    e = {n: len(n) for n in names}
print(C.a, C.b, C.c, C.d, C.e)
print([i for i in range(10) if i % 2 if i > 3], [i if i else "zero" for i in range(3)], [i for i in (1, 2) if (lambda v: v > 1)(i)])
print({a: b for a, b in zip("xyz", range(3))}, {v: k for k, v in {"a": 1}.items()}, {**{i: i for i in range(2)}}, [*(i for i in "ab"), *[j for j in "c"]])
print(sorted({len(w) for w in "a bb cc ddd".split()}), [w[::-1] for w in ("ab", "cd")], [a for a, *b in ["xyz"]], [b for a, *b in ["xyz"]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [sum(r) for r in matrix], [max(c) for c in zip(*matrix)], [c for r in matrix for c in r][::-1])
def shadow(items):
    items = [items for items in items]
    return items
print(shadow([1, 2]), [len for len in [1]], len("abc"))
def leak():
    [q for q in range(3)]
    try:
        return q
    except NameError:
        return "no leak"
print(leak())
def args(*a, **k):
    return [v for v in a], {n: v * 2 for n, v in k.items()}, [a for a in a]
print(args(1, 2, z=3))
print([y for y in [x for x in [w for w in range(3)]]], [[[] for _ in range(2)] for _ in range(2)], [i for i in [i for i in range(2)]])
def first_iterable():
    out = []
    def src():
        out.append("evaluated")
        return [1]
    g = (v for v in src())
    out.append("created")
    list(g)
    return out
print(first_iterable())
def raising():
    try:
        return [1 // i for i in (1, 0)]
    except ZeroDivisionError:
        return "error inside"
print(raising(), [i for i in range(3) for _ in range(i)], [c for c in "a-b" if c.isalpha()], {i % 3 for i in range(9)} == {0, 1, 2})
for src in ("[x for x in 1, 2]", "[for x in y]", "[x for]", "{x: for x in y}", "[x if y]", "[x for x in y else z]", "{*x for x in y}", "[*x for x in y]", "{**x for x in y}", "(x for x in y, z)", "f(x for x in y, 1)", "f(1, x for x in y)", "f(x for x in y)", "[x, y for x in z]"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)

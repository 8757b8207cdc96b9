# Dict comprehensions: repeated keys, order of evaluation, scopes, nesting.
log = []
def k(x):
    log.append("k%d" % x)
    return x % 3
def v(x):
    log.append("v%d" % x)
    return x
print({k(i): v(i) for i in range(5)}, log)
print({x: y for x in range(3) for y in range(x)}, {x: {y: x * y for y in range(2)} for x in range(2)}, {(x, y): x ^ y for x in range(2) for y in range(2) if x or y})
x = "outer"
print({x: x for x in range(2)}, x)
n = 3
print({i: n for i in range(n)}, {str(i): i ** 2 for i in (1, 2) if i != n}, {c: "mississippi".count(c) for c in "misp"})
fs = {i: lambda: i for i in range(3)}
print([f() for f in fs.values()], [f() for f in {i: lambda i=i: i for i in range(3)}.values()])
def scope():
    total = 0
    d = {i: (lambda j: i * j + len(d2))(2) for i in range(3)}
    return d
d2 = {1: 1}
print(scope(), {w: len(w) for w in "a bb ccc".split()}, {**{i: i for i in range(2)}, 5: 5})
try:
    {i: 1 // i for i in (1, 0)}
except ZeroDivisionError:
    print("ZeroDivisionError")
try:
    {[i]: i for i in range(2)}
except TypeError:
    print("TypeError")
class C:
    base = 10
    table = {i: i for i in range(base, base + 3)}
print(C.table, dict((i, j) for i, j in zip("ab", (1, 2))), {i: None for i in ()}, {i for i in ()} == set())
rows = [("ann", "x", 3), ("bob", "y", 5), ("ann", "y", 7)]
print({name: {g: s for n, g, s in rows if n == name} for name in sorted({r[0] for r in rows})})

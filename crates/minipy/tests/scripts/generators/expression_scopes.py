# Generator expressions: when the first iterable is evaluated, what names they see, nesting, laziness, conditions.
log = []
def t(x):
    log.append(x)
    return x
g = (t(x) for x in t([1, 2, 3]) if t(x > 1))
print(log)
print(next(g), log, list(g), log)
n = 2
g = (x * n for x in range(3))
n = 10
print(list(g))
def scope():
    k = 3
    g = (x * k for x in range(k))
    k = 100
    return list(g)
print(scope())
g = ((a, b) for a in "ab" for b in range(2) if (a, b) != ("a", 1))
print(list(g), sum(x * y for x in range(3) for y in range(3)), max((len(w), w) for w in "a bbb cc".split()))
x = "outside"
print([x for x in range(2)], x, {x for x in "q"}, {x: y for x, y in [(1, 2)]}, x)
try:
    (i for i in 5)
except TypeError:
    print("TypeError at once")
g = (i for i in undefined) if False else (undefined_inside for i in range(1))
try:
    next(g)
except NameError:
    print("NameError later")
class C:
    items = [1, 2, 3]
    factor = 5
    ok = list(i for i in items)
    try:
        bad = [factor * i for i in items]
    except NameError:
        bad = "NameError"
print(C.ok, C.bad)
pyth = ((a, b, c) for c in range(20) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c)
print(next(pyth), list(pyth))
def primes():
    n = 2
    while True:
        if all(n % p for p in range(2, n) if p * p <= n):
            yield n
        n += 1
print([p for p, _ in zip(primes(), range(10))], next(p for p in primes() if p > 50))
print(sum(1 for _ in "abc"), any(c == "x" for c in "abxcd"), all(i for i in ()), ",".join(str(i) for i in range(3)), dict((k, len(k)) for k in ("a", "bb")))
nested = [[i * j for j in range(3)] for i in range(3)]
print(nested, [y for row in nested for y in row if y], [[row[i] for row in nested] for i in range(3)])
print([(lambda: i)() for i in range(3)], [f(2) for f in [lambda x, i=i: x * i for i in range(3)]])
print([y for x in range(3) for y in [x * x] if y], [(x, y) for x in range(2) for y in range(x)], [a if a % 2 else -a for a in range(4)])
print([z for z in (w for w in (v for v in range(4)) if w) if z != 2], {a: {b for b in a} for a in ("xx", "y")}, [m for m, in [(1,), (2,)]], [p for p, *q in ["abc"]])
print([last := v for v in range(3)], last, [y := 1, y ** 2], any((hit := w) > 2 for w in (1, 3, 5)), hit)

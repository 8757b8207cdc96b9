# Slices, index and count of tuples with windows, steps and mixed items.
t = (0, 1, 2, 1.0, "a", None, (1,), [1], True, 0)
print(t.count(1), t.count(0), t.count(None), t.count((1,)), t.count([1]), t.count("b"), t.index(1), t.index(1, 2), t.index(True, 4), t.index(0, 1), t.index([1]), t.index((1,)), t.index("a", -8, -2))
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__)

attempt(lambda: t.index(9))
attempt(lambda: t.index(1, 9))
attempt(lambda: t.index("a", 0, 4))
attempt(lambda: t.index())
attempt(lambda: t.count())
attempt(lambda: t.index(1, "a"))
attempt(lambda: t[10])
attempt(lambda: t[::0])
attempt(lambda: t["0"])
attempt(lambda: t[1, 2])
attempt(lambda: ().index(1))
for step in (1, 2, -1, -3):
    print([t[a:b:step] for a, b in ((None, None), (2, 6), (-3, None), (8, 2), (50, -50))])
print(all(t[a:b:s] == tuple(list(t)[a:b:s]) for a in range(-11, 12, 2) for b in range(-11, 12, 3) for s in (-3, -2, -1, 1, 2, 5)))
a = (1, 2, 3)
b = a[:]
c = a
a += (4,)
print(a, b, c, b == c, a[:3] == b, a[-1:] + a[:1], a * 2, a[::-1] + a[1:-1], (a + b)[3:5], (0,) * 3 + (1,), () + (1,), (1, 2) * 0 == ())
x = ((1, 2), (3, (4, 5)))
print(x[1][1][0], x[0][::-1], x[1:][0][0], [i for p in x for i in p], (x, x)[1] is (x, x)[0], x + x[:1], len(x[1]), (*x[0], *x[1][1]))
days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
print(days[days.index("fri") :], days[-2:], days[::3], [days[(i + 5) % 7] for i in range(4)], max(days, key=len), sorted(days)[:2], "sat" in days[:5], dict(enumerate(days, 1))[3], tuple(d[0].upper() for d in days), days.index("sun") - len(days))
n = ()
for i in range(8):
    n = n + (i,)
print(n, n[2:-2], sum(n), n == tuple(range(8)), tuple(reversed(n))[:2], n[::7], n[6:1:-2], hash(n) == hash(tuple(range(8))), n > (0, 1, 2), n < (0, 1, 3), max(n, (9,)), min((), n))

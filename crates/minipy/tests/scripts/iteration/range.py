print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(0)), list(range(5, 2)), list(range(-3, 3)))
r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.start if hasattr(r, "start") else 2, range(3) == range(0, 3), range(0) == range(2, 1))
for f in (lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.5), lambda: r[100]):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__)
for i in range(3):
    i = 10
print(i, range(10)[3:7][1], list(range(10**10, 10**10 + 3)))

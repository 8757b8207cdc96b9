# range as a value: items, slices, membership, equality, hash, refusals.
for r in (range(0), range(5), range(2, 8), range(8, 2), range(0, 10, 3), range(10, 0, -3), range(-5, 5, 2), range(5, 5), range(0, -3, -1)):
    print(r, list(r), len(r), bool(r), r[::-1], r[1:], r[:-1], r[::2], list(reversed(r)), 5 in r, -1 in r)
r = range(10, 100, 7)
print(r[0], r[-1], r[3], r[2:5], r[-3:], r[50:], list(r[::-4]), r.start, r.stop, r.step, sum(r), max(r), min(r), 17 in r, 18 in r, "a" in r, 17.0 in r)
print(range(3) == range(0, 3), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], range(3) != range(4), range(5, 0, -2) == range(5, 1, -2))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__)

attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(1, 2, 0))
attempt(lambda: range("a"))
attempt(lambda: range(1.0))
attempt(lambda: range(None))
attempt(lambda: r[20])
attempt(lambda: r[-20])
attempt(lambda: r["a"])
attempt(lambda: r[::0])
attempt(lambda: r + r)
attempt(lambda: r * 2)
attempt(lambda: r < r)
attempt(lambda: next(r))
def store():
    r[0] = 1
attempt(store)
i = iter(r)
print(next(i), next(i), list(i)[:3], next(i, None), list(range(True, 4)), [*range(3)], list(zip(range(3), range(10, 0, -2))))
print(list(range(1 << 30, (1 << 30) + 3)), list(range((1 << 31) - 1, (1 << 31) + 2)), len(range(0, 1 << 29, 1 << 20)), range(1 << 29)[-1], (1 << 28) in range(1 << 29))

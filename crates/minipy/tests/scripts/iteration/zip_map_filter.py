# zip, map and filter: lengths, laziness, exhaustion, errors inside.
print(list(zip()), list(zip([1])), list(zip([1, 2], "ab", (True, None))), list(zip([1, 2, 3], "ab")), list(zip("ab", [])), list(zip(range(3), range(3, 0, -1), "xyz")), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)])))
print(list(map(lambda x: x * 2, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, range(3))), list(map(max, [1, 5], [3, 2])), list(map(None.__class__, []) if False else []), list(map(len, ["a", "", "abc"])), list(map(int, "123")))
print(list(filter(None, [0, 1, "", "a", [], [0], None, 2.0])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")), list(filter(bool, {}.items())), list(filter(lambda p: p[1], zip("ab", [0, 1]))))
log = []
def seen(x):
    log.append(x)
    return x
m = map(seen, [1, 2, 3])
print(log, next(m), log, next(m), log, iter(m) is m)
f = filter(lambda x: seen(x) % 2, [10, 11, 12, 13])
print(next(f), log, list(f), log, list(f))
a = iter([1, 2, 3, 4, 5])
print(list(zip(a, a)), list(a), next(a, "empty"))
left, right = iter([1, 2, 3]), iter([1])
print(list(zip(left, right)), list(left))
def attempt(fn):
    try:
        print(fn())
    except (TypeError, ZeroDivisionError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: list(zip(5)))
attempt(lambda: list(zip([1], None)))
attempt(lambda: list(map(len, [1])))
attempt(lambda: map(len))
attempt(lambda: map())
attempt(lambda: list(map(5, [1])))
attempt(lambda: list(map(lambda a: a, [1], [2])))
attempt(lambda: filter(None))
attempt(lambda: list(filter(None, 5)))
attempt(lambda: list(filter(5, [1])))
attempt(lambda: list(filter(lambda: 1, [1])))
attempt(lambda: [m for m in map(lambda x: 1 // x, [1, 0])])
m = map(lambda x: 6 // x, [1, 0, 3])
print(next(m))
attempt(lambda: next(m))
print(next(m), next(m, "end"))

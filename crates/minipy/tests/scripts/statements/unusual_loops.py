# Loops whose parts are unusual: calls as iterables, lambdas, nested comprehension targets, else with return, infinite with counters.
def count():
    n = 0
    while True:
        n += 1
        yield n
for n in count():
    if n * n > 50:
        print(n)
        break
for f in (str, lambda v: v + 1, [].append):
    print(f(1), end=" ")
print()
for x in [] or "fallback": print(x, end="")
for x in (None or [1, 2]): print(x, end="")
for x in "a" if 0 else "b": print(x, end="")
for x in [lambda: 7][0].__class__.__name__[:3]: print(x, end="")
for i, c in enumerate("xy"): print(i, c, end="")
print()
for x in x, x + x, "z": print(x, end=" ")
for [a, b] in [(1, 2)]: print(a, b, end=" ")
for (a), in [(3,)]: print(a, end=" ")
for a in range(3) if a else (): print("never" if a > 5 else a, end=" ")
print()
i = 10
for i in range(i): pass
print(i)
for i in range(3):
    for j in range(3):
        if j == i: continue
        if j > i: break
        print(i, j, end=" ")
    else:
        print("full", i, end=" ")
print()
def find(rows):
    for r in rows:
        for c in r:
            if c < 0: return c
        else:
            if len(r) > 2: return "long"
    else:
        return "none"
print(find([[1], [2, -3]]), find([[1, 2, 3]]), find([]), find([[1]]))
total = n = 0
while n < 10:
    n += 1
    if n % 2: continue
    if n == 8: break
    total += n
else:
    total = -1
print(total, n)
while (line := ["c", "b", "a"][n - 8:n - 7]) and n < 11:
    print(line, end=" ")
    n += 1
print(n)
it = iter(range(100))
print([x for x in it if x < 3 or next(it, 0) > 90][:5], next(it, "end"))
for _ in range(3): _ = _ * 2
print(_)
k = 5
while k: k -= 1
else: print("k", k)
for x in range(2):
    try:
        for y in range(2):
            try:
                if x == y: raise KeyError(x)
            finally:
                print("f", x, y, end=" ")
    except KeyError as e:
        print("k", e, end=" ")
        continue
    print("end", x)
print()
d = {"a": [1, 2], "b": []}
for k, vs in d.items():
    for v in vs:
        print(k, v, end=" ")
    else:
        print(k, "done", end=" ")
print()
def forever(limit):
    for attempt in iter_forever():
        if attempt >= limit: return attempt
def iter_forever():
    x = 0
    while 1:
        yield x
        x += 1
print(forever(5), sum(1 for _ in range(10) if _ % 3), max((len(w), w) for w in "the longest word".split()))
m = [[1, 2], [3, 4]]
for row in m:
    for i, v in enumerate(row): row[i] = v * v
print(m, [v for row in m for v in row if v > 3])

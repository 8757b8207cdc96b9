# for and while with else, break, continue, nested, over every kind of iterable.
def search(items, want):
    for i, x in enumerate(items):
        if x is None:
            continue
        if x == want:
            result = "at %d" % i
            break
    else:
        return "missing"
    return result
for items in ([1, 2, 3], (3,), "abc", {"k": 1, 2: 0}, range(5), [], iter([2]), (x for x in (None, 2)), {2}, b"\x02", [None], zip([2], [3]), map(int, "12")):
    print(search(items, 2), end=" ")
print()
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
def trace():
    out = []
    for i in range(3):
        for j in range(3):
            if j == 1:
                continue
            if i == 1:
                break
            out.append((i, j))
        else:
            out.append("inner else %d" % i)
        if i == 2:
            break
    else:
        out.append("never")
    while out and len(out) > 3:
        out.pop(0)
        if len(out) == 4:
            continue
    else:
        out.append("while else")
    return out
print(trace())
def loops(n):
    while n:
        n -= 1
        if n == 3:
            break
    else:
        return "else", n
    return "break", n
print(loops(2), loops(5), loops(0))
def finally_in_loop():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    else:
        out.append("else")
    return out
print(finally_in_loop())
def ret():
    for i in range(5):
        try:
            if i == 2:
                return i
        finally:
            i = 100
    return "end"
print(ret())
for x in []:
    pass
else:
    print("empty else", "x" in dir())
for i in range(3):
    pass
print(i)
for i in "ab":
    i = i * 2
print(i)
for i in [1, 2]:
    for i in [10, 20]:
        pass
    print(i, end=" ")
print()
for a, (b, *c), d in [(1, (2, 3, 4), 5), (6, "xy", 7)]:
    print(a, b, c, d, end="; ")
print()
n = 0
for _ in iter(lambda: n, 3):
    n += 1
print(n)
l = [1]
for x in l:
    if x < 50:
        l.append(x * 3)
    else:
        break
else:
    print("not here")
print(l)
while True:
    try:
        l.pop(0)
        l[0]
    except IndexError:
        break
    finally:
        n += 1
print(l, n)
print([y for x in range(3) if x != 1 for y in range(x)], [(lambda: [z for z in range(w)])() for w in range(3)])
for i in reversed(range(0, 10, 4)):
    print(i, end=" ")
for k in {"b": 1, "a": 2}:
    print(k, end=" ")
for k, v in sorted({"b": 1, "a": 2}.items()):
    print(k, v, end=" ")
print()

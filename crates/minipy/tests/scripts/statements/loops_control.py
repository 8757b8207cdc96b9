# for, while, else, break and continue in nests; changing the iterable; loop variables afterwards; odd iterables.
def search(rows, want):
    for i, row in enumerate(rows):
        for j, v in enumerate(row):
            if v == want:
                break
        else:
            continue
        return i, j
    else:
        return "not found"
print(search([[1, 2], [3]], 3), search([[1]], 9), search([], 0))
n = 10
while n:
    n -= 3
    if n < 0:
        print("broke", n)
        break
else:
    print("ended")
while n < 0:
    n += 1
else:
    print("else", n)
out = []
for i in range(3):
    while True:
        if len(out) % 2:
            out.append("odd")
            break
        out.append(i)
        if i == 2:
            continue
    else:
        out.append("never")
print(out, i)
for x in []:
    pass
else:
    print("empty else")
l = [1, 2, 3, 4]
for x in l:
    if x == 2:
        l.remove(2)
    if x == 4:
        l.extend([5, 6])
    if len(l) > 6:
        break
print(l)
for x in l[:]:
    l.insert(0, x)
print(l)
for i in range(5):
    i *= 10
print(i)
for l[0], l[1] in [(7, 8), (9, 10)]:
    pass
print(l[:3])
class O: pass
o = O()
for o.attr in "xyz":
    pass
d = {}
for d["k"] in range(3):
    pass
for i, d[i] in enumerate("pq"):
    pass
print(o.attr, d)
for a, (b, *c), in [(1, (2, 3, 4))]:
    print(a, b, c)
for ch in "ab", "cd":
    print(ch)
for k in {"one": 1, "two": 2}: print(k, end=" ")
for i in range(10, 0, -3): print(i, end=" ")
for i in (x for x in (1, 2)): print(i, end=" ")
for i in iter([3]), : print(list(i))
def early():
    for i in range(3):
        try:
            for j in range(3):
                if j == 1: break
                yield i, j
            if i == 1: return
        finally:
            yield "f", i
print(list(early()))
i = 0
while (i := i + 1) < 5:
    if i % 2: continue
    print("even", i)
for i in range(2):
    for i in range(5, 7):
        pass
    print("inner i", i)
it = iter(range(6))
for a in it:
    print(a, next(it, None), end="; ")
print()
for src in ("break", "continue", "for x in y: pass\nelse: break", "def f():\n  continue", "while 1:\n  def f(): break", "for 1 in x: pass", "for f() in x: pass", "while: pass", "for x y in z: pass", "class C:\n  break"):
    try:
        compile(src, "s", "exec")
        print("accepted", repr(src))
    except SyntaxError:
        print("SyntaxError", repr(src))

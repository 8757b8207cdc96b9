# Every small slice read, stored and deleted, against loops that do it by hand.
def indices(n, a, b, s):
    s = 1 if s is None else s
    if a is None:
        a = 0 if s > 0 else n - 1
    else:
        a = max(a + n, -1 if s < 0 else 0) if a < 0 else min(a, n - 1 if s < 0 else n)
    if b is None:
        b = n if s > 0 else -1
    else:
        b = max(b + n, -1 if s < 0 else 0) if b < 0 else min(b, n - 1 if s < 0 else n)
    return list(range(a, b, s))
values = [None, -6, -5, -2, -1, 0, 1, 3, 5, 6]
read = stored = deleted = errors = 0
for a in values:
    for b in values:
        for s in (None, 1, 2, 3, 7, -1, -2, -7):
            l = list("abcde")
            at = indices(5, a, b, s)
            read += l[a:b:s] == [l[i] for i in at]
            want = [x for i, x in enumerate(l) if i not in at]
            m = l[:]
            del m[a:b:s]
            deleted += m == want
            if s is not None and s != 1:
                m = l[:]
                m[a:b:s] = list(range(len(at)))
                n = l[:]
                for v, i in enumerate(at):
                    n[i] = v
                stored += m == n
                try:
                    m[a:b:s] = list(range(len(at) + 1))
                except ValueError:
                    errors += 1
print(read, deleted, stored, errors)
l = list(range(10))
l[2:5] = []
l[2:2] = ["in", "sert"]
l[-1:] = "xyz"
l[::3] = [None] * len(l[::3])
print(l)
l[1:100:4] = l[::4][: len(l[1:100:4])]
print(l, l[5:2], l[5:2:-1], l[::-3])
l = [1, 2, 3]
l[5:] = [4]
l[-10:1] = [0]
l[1:1] = l
print(l)

# Sorting algorithms written in Python, all against sorted().
def bubble(l):
    l = l[:]
    for i in range(len(l)):
        for j in range(len(l) - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    return l
def insertion(l):
    l = list(l)
    for i in range(1, len(l)):
        x, j = l[i], i
        while j and l[j - 1] > x:
            l[j] = l[j - 1]
            j -= 1
        l[j] = x
    return l
def selection(l):
    l, out = l[:], []
    while l:
        out.append(l.pop(l.index(min(l))))
    return out
def merge(l):
    if len(l) < 2:
        return l[:]
    m = len(l) // 2
    a, b, out = merge(l[:m]), merge(l[m:]), []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
def quick(l):
    if not l:
        return []
    p, *rest = l
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])
def heap(l):
    h = []
    for x in l:
        h.append(x)
        i = len(h) - 1
        while i and h[i] < h[(i - 1) // 2]:
            h[i], h[(i - 1) // 2] = h[(i - 1) // 2], h[i]
            i = (i - 1) // 2
    out = []
    while h:
        out.append(h[0])
        x = h.pop()
        if h:
            i = 0
            h[0] = x
            while 2 * i + 1 < len(h):
                c = 2 * i + 1
                c += c + 1 < len(h) and h[c + 1] < h[c]
                if h[i] <= h[c]:
                    break
                h[i], h[c] = h[c], h[i]
                i = c
    return out
def counting(l):
    if not l or not all(isinstance(x, int) for x in l):
        return sorted(l)
    counts = [0] * (max(l) - min(l) + 1)
    for x in l:
        counts[x - min(l)] += 1
    return [v + min(l) for v, n in enumerate(counts) for _ in range(n)]
inputs = [[], [1], [2, 1], [3, 3, 3], list(range(20)), list(range(20, 0, -1)), [5, -2, 9, 0, -2, 7, 5], [i * 7 % 23 for i in range(40)], list("sorting words"), [0.5, -1.5, 2.25], ["b", "a", "é", "日", "Z"], [(2, "a"), (1, "b"), (2, "A")]]
for name, f in (("bubble", bubble), ("insertion", insertion), ("selection", selection), ("merge", merge), ("quick", quick), ("heap", heap), ("counting", counting)):
    copies = [l[:] for l in inputs]
    print(name, [f(l) == sorted(l) for l in inputs], copies == inputs)

# Binary search, insertion, merging, and runs in sorted lists.
def left(l, x, key=lambda v: v):
    lo, hi = 0, len(l)
    while lo < hi:
        mid = (lo + hi) // 2
        if key(l[mid]) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo
def right(l, x):
    lo, hi = 0, len(l)
    while lo < hi:
        mid = (lo + hi) // 2
        if x < l[mid]:
            hi = mid
        else:
            lo = mid + 1
    return lo
l = [1, 3, 3, 3, 5, 8, 8]
print([(x, left(l, x), right(l, x)) for x in (0, 1, 2, 3, 4, 8, 9)], left([], 5), right([], 5), [right(l, x) - left(l, x) == l.count(x) for x in range(10)])
s = []
for x in [5, 2, 9, 2, 7, 2, 0]:
    s.insert(right(s, x), x)
print(s, s == sorted(s))
words = sorted("pear fig apple kiwi banana".split(), key=len)
print(words, left(words, 5, key=len), words[: left(words, 5, key=len)])
print(["FDCBA"[right([60, 70, 80, 90], g)] for g in (33, 60, 79, 90, 100)])
def merge(*lists):
    heads, out = [list(l) for l in lists if l], []
    while heads:
        i = min(range(len(heads)), key=lambda k: heads[k][0])
        out.append(heads[i].pop(0))
        if not heads[i]:
            del heads[i]
    return out
print(merge([1, 4, 7], [2, 5, 8], [0, 9]), merge(), merge([], [1]), merge("ace", "bdf"), merge([(1, "a"), (2, "b")], [(1, "A")]))
def kth(l, k):
    p = l[len(l) // 2]
    lo, eq = [x for x in l if x < p], l.count(p)
    if k < len(lo):
        return kth(lo, k)
    return p if k < len(lo) + eq else kth([x for x in l if x > p], k - len(lo) - eq)
data = [i * 37 % 101 for i in range(60)]
print([kth(data, k) == sorted(data)[k] for k in (0, 1, 30, 59)], kth([5], 0), kth([2, 2, 2], 1))
def runs(l):
    out = []
    for x in l:
        if out and out[-1][1] + 1 == x:
            out[-1][1] = x
        else:
            out.append([x, x])
    return ["%d" % a if a == b else "%d-%d" % (a, b) for a, b in out]
print(runs([1, 2, 3, 7, 9, 10]), runs([]), runs([5]), runs([1, 1, 2]))
def overlap(spans):
    out = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
print(overlap([(5, 8), (1, 3), (2, 4), (8, 9), (20, 21)]), overlap([]))
def two_sum(l, t):
    seen = {}
    for i, x in enumerate(l):
        if t - x in seen:
            return seen[t - x], i
        seen[x] = i
def max_sub(l):
    best = cur = l[0]
    for x in l[1:]:
        cur = max(x, cur + x)
        best = max(best, cur)
    return best
print(two_sum([2, 7, 11, 15], 9), two_sum([3, 3], 6), two_sum([1], 2), max_sub([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_sub([-3, -1, -2]))
def water(h):
    return sum(min(max(h[: i + 1]), max(h[i:])) - x for i, x in enumerate(h))
print(water([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]), water([]), [sorted(l, reverse=True)[i] for i in range(2)], sorted(range(10), key=lambda i: (i % 3, -i)))

# Flattening, chunking, grouping, partitioning, rotating and deduplicating lists.
def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x
print(list(flatten([1, [2, (3, [4, []]), "ab"], [[[]]], None])), list(flatten(5)), list(flatten([])))
def chunks(l, n):
    return [l[i : i + n] for i in range(0, len(l), n)]
print(chunks(list(range(7)), 3), chunks([], 2), chunks("abcdef", 4), chunks((1, 2), 5), chunks(b"abc", 2))
def groupby(l, key):
    out = []
    for x in l:
        k = key(x)
        if out and out[-1][0] == k:
            out[-1][1].append(x)
        else:
            out.append((k, [x]))
    return out
print(groupby([1, 3, 2, 4, 5], lambda x: x % 2), groupby([], len), groupby("aabBA", str.lower))
def partition(pred, l):
    yes, no = [], []
    for x in l:
        (yes if pred(x) else no).append(x)
    return yes, no
print(partition(lambda x: x > 2, [1, 4, 2, 3]), partition(None.__class__, []) if False else partition(bool, [0, 1, "", "a"]))
def unique(l):
    out = []
    for x in l:
        if x not in out:
            out.append(x)
    return out
print(unique([3, 1, 3.0, [1], [1], "a", 1, None, None]), unique([]), unique([True, 1, 1.0, 0, False]))
def interleave(*ls):
    return [x for t in zip(*ls) for x in t]
def pairs(l):
    return list(zip(l, l[1:]))
def windows(l, n):
    return [l[i : i + n] for i in range(len(l) - n + 1)]
print(interleave([1, 2], "ab", (None, 0)), pairs([1, 2, 3]), pairs([1]), windows([1, 2, 3, 4], 2), windows([1], 3))
def transpose_ragged(rows, fill=None):
    return [[r[i] if i < len(r) else fill for r in rows] for i in range(max(map(len, rows), default=0))]
print(transpose_ragged([[1, 2, 3], [4], []]), transpose_ragged([]), transpose_ragged(["ab", "c"], "-"))
def accumulate(l, f=lambda a, b: a + b):
    out = []
    for x in l:
        out.append(f(out[-1], x) if out else x)
    return out
print(accumulate([1, 2, 3, 4]), accumulate("abc"), accumulate([3, 1, 4], max), accumulate([]), accumulate([[1], [2]]))
def product(*pools):
    out = [[]]
    for p in pools:
        out = [o + [x] for o in out for x in p]
    return out
print(product("ab", [1, 2]), product(), product([1], []), len(product(*[range(3)] * 4)))
def longest_run(l):
    best = cur = l[:1]
    for a, b in pairs(l):
        cur = cur + [b] if b > a else [b]
        if len(cur) > len(best):
            best = cur
    return best
print(longest_run([1, 2, 0, 3, 5, 7, 2]), longest_run([]), longest_run([5, 4]))

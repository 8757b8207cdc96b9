def perms(l):
    if not l:
        yield []
    for i in range(len(l)):
        for p in perms(l[:i] + l[i + 1:]):
            yield [l[i]] + p
def combos(l, k):
    if k == 0:
        yield ()
    elif l:
        for c in combos(l[1:], k - 1):
            yield (l[0],) + c
        yield from combos(l[1:], k)
def powerset(s):
    r = [[]]
    for x in s:
        r += [y + [x] for y in r]
    return r
print(["".join(p) for p in perms(list("abc"))], list(combos([1, 2, 3, 4], 2)), powerset("abc"))
print(sum(1 for _ in perms([1, 2, 3, 4, 5])))

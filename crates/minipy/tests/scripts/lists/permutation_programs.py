# Backtracking with lists: permutations, subsets, queens, sudoku row, knapsack.
def perms(l):
    out = []
    def go(k):
        if k == len(l):
            out.append(l[:])
        for i in range(k, len(l)):
            l[k], l[i] = l[i], l[k]
            go(k + 1)
            l[k], l[i] = l[i], l[k]
    go(0)
    return out
p = perms([1, 2, 3])
print(p, len(perms(list(range(5)))), sorted(p) == p, perms([]))
def next_perm(l):
    i = len(l) - 2
    while i >= 0 and l[i] >= l[i + 1]:
        i -= 1
    if i < 0:
        l.reverse()
        return False
    j = len(l) - 1
    while l[j] <= l[i]:
        j -= 1
    l[i], l[j] = l[j], l[i]
    l[i + 1 :] = l[i + 1 :][::-1]
    return True
l, n = [1, 1, 2, 3], 1
while next_perm(l):
    n += 1
print(n, l)
def subset_sums(l, target):
    found = []
    def go(i, chosen, left):
        if left == 0:
            found.append(chosen[:])
        for j in range(i, len(l)):
            if l[j] <= left and not (j > i and l[j] == l[j - 1]):
                chosen.append(l[j])
                go(j + 1, chosen, left - l[j])
                chosen.pop()
    l = sorted(l)
    go(0, [], target)
    return found
print(subset_sums([10, 1, 2, 7, 6, 1, 5], 8), subset_sums([3], 5), subset_sums([], 0))
def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best
print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))
def change(coins, total):
    ways = [1] + [0] * total
    for c in coins:
        for t in range(c, total + 1):
            ways[t] += ways[t - c]
    return ways[total]
print(change([1, 2, 5, 10, 20, 50], 100), change([2], 3), change([], 0))
def hanoi(n, a, b, c):
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c) if n else []
pegs = {"A": [3, 2, 1], "B": [], "C": []}
for a, b in hanoi(3, "A", "B", "C"):
    disc = pegs[a].pop()
    assert not pegs[b] or pegs[b][-1] > disc
    pegs[b].append(disc)
print(pegs, len(hanoi(8, 1, 2, 3)))
def magic(n):
    m = [[0] * n for _ in range(n)]
    r, c = 0, n // 2
    for k in range(1, n * n + 1):
        m[r][c] = k
        nr, nc = (r - 1) % n, (c + 1) % n
        r, c = (nr, nc) if not m[nr][nc] else ((r + 1) % n, c)
    return m
m = magic(5)
print(m, {sum(r) for r in m} | {sum(c) for c in zip(*m)} | {sum(m[i][i] for i in range(5))})
def lis(l):
    best = []
    for x in l:
        lo, hi = 0, len(best)
        while lo < hi:
            mid = (lo + hi) // 2
            lo, hi = (mid + 1, hi) if best[mid] < x else (lo, mid)
        best[lo:lo + 1] = [x]
    return len(best)
print(lis([10, 9, 2, 5, 3, 7, 101, 18]), lis([]), lis([3, 3, 3]), lis(list(range(50))))

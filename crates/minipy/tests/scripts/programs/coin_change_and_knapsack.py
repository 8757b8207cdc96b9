# Dynamic programming: coins, knapsack, longest common subsequence, increasing runs, word breaks.
def coins(amount, kinds):
    best = [0] + [None] * amount
    for a in range(1, amount + 1):
        options = [best[a - k] for k in kinds if k <= a and best[a - k] is not None]
        best[a] = min(options) + 1 if options else None
    if best[amount] is None:
        return None
    out = []
    while amount:
        k = next(k for k in sorted(kinds, reverse=True) if k <= amount and best[amount - k] == best[amount] - 1)
        out.append(k)
        amount -= k
    return out
print(coins(63, [1, 5, 10, 21, 25]), coins(7, [2, 4]), coins(0, [1]), coins(11, [4, 3]))
def ways(amount, kinds):
    w = [1] + [0] * amount
    for k in kinds:
        for a in range(k, amount + 1):
            w[a] += w[a - k]
    return w[amount]
print(ways(100, [1, 5, 10, 25, 50]), ways(200, [1, 2, 5, 10, 20, 50, 100, 200]))
def knapsack(limit, items):
    table = [(0, ())] * (limit + 1)
    for name, weight, value in items:
        for w in range(limit, weight - 1, -1):
            v, chosen = table[w - weight]
            if v + value > table[w][0]:
                table[w] = (v + value, chosen + (name,))
    return table[limit]
print(knapsack(10, [("a", 5, 10), ("b", 4, 40), ("c", 6, 30), ("d", 3, 50)]), knapsack(0, [("a", 1, 1)]))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("thisisatest", "testing123testing"), repr(lcs("abc", "xyz")), lcs("", "a") == "")
def increasing(xs):
    best = []
    for i, x in enumerate(xs):
        prev = max((best[j] for j in range(i) if xs[j] < x), key=len, default=[])
        best.append(prev + [x])
    return max(best, key=len, default=[])
print(increasing([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]), increasing([]), increasing([5, 4, 3]))
def breaks(text, words, memo=None):
    memo = {} if memo is None else memo
    if text in memo:
        return memo[text]
    out = [""] if not text else []
    for w in words:
        if text.startswith(w):
            out += [(w + " " + rest).strip() for rest in breaks(text[len(w):], words, memo)]
    memo[text] = out
    return out
print(breaks("catsanddog", ["cat", "cats", "and", "sand", "dog"]), breaks("aaaa", ["a", "aa"]), breaks("zzz", ["z z"]))
def max_sub(xs):
    best = cur = (xs[0], 0, 1)
    for i, x in enumerate(xs[1:], 1):
        cur = (cur[0] + x, cur[1], i + 1) if cur[0] > 0 else (x, i, i + 1)
        best = max(best, cur, key=lambda c: c[0])
    return best
print(max_sub([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_sub([-3, -1, -2]))

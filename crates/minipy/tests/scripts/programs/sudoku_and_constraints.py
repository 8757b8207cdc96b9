# Search with constraints: a small Sudoku, N colours of a map, a cryptic sum, magic squares.
def sudoku(grid, size=4, box=2):
    cells = [c for row in grid for c in row]
    peers = {}
    for i in range(size * size):
        r, c = divmod(i, size)
        peers[i] = {j for j in range(size * size) if j != i and (j // size == r or j % size == c or (j // size // box, j % size // box) == (r // box, c // box))}
    steps = 0
    def solve():
        nonlocal steps
        steps += 1
        open_ = [(len(set(range(1, size + 1)) - {cells[j] for j in peers[i]}), i) for i, v in enumerate(cells) if not v]
        if not open_:
            return True
        _, i = min(open_)
        for v in range(1, size + 1):
            if all(cells[j] != v for j in peers[i]):
                cells[i] = v
                if solve():
                    return True
                cells[i] = 0
        return False
    ok = solve()
    return ok, [cells[k:k + size] for k in range(0, size * size, size)] if ok else None, steps
print(sudoku([[1, 0, 0, 0], [0, 0, 3, 0], [0, 1, 0, 0], [0, 0, 0, 4]]))
print(sudoku([[1, 1, 0, 0], [0] * 4, [0] * 4, [0] * 4])[0], sudoku([[0] * 4 for _ in range(4)])[1][0])
def colour(borders, colours):
    names = sorted(borders, key=lambda n: (-len(borders[n]), n))
    chosen = {}
    def go(k):
        if k == len(names):
            return True
        for c in colours:
            if all(chosen.get(o) != c for o in borders[names[k]]):
                chosen[names[k]] = c
                if go(k + 1):
                    return True
                del chosen[names[k]]
        return False
    return dict(sorted(chosen.items())) if go(0) else None
m = {"wa": ["nt", "sa"], "nt": ["wa", "sa", "q"], "sa": ["wa", "nt", "q", "nsw", "v"], "q": ["nt", "sa", "nsw"], "nsw": ["q", "sa", "v"], "v": ["sa", "nsw"], "t": []}
print(colour(m, "rgb"), colour(m, "rg"))
def cryptic(a, b, c):
    letters = sorted(set(a + b + c))
    firsts = {a[0], b[0], c[0]}
    def value(word, val):
        return int("".join(str(val[x]) for x in word))
    def go(i, val, used):
        if i == len(letters):
            return val if value(a, val) + value(b, val) == value(c, val) else None
        for d in range(10):
            if d not in used and (d or letters[i] not in firsts):
                r = go(i + 1, {**val, letters[i]: d}, used | {d})
                if r:
                    return r
    r = go(0, {}, frozenset())
    return r and "%d + %d = %d" % tuple(value(w, r) for w in (a, b, c))
print(cryptic("to", "go", "out"), cryptic("a", "a", "b"), cryptic("ab", "ab", "ab"))
def magic(n):
    sq = [[0] * n for _ in range(n)]
    r, c = 0, n // 2
    for k in range(1, n * n + 1):
        sq[r][c] = k
        r2, c2 = (r - 1) % n, (c + 1) % n
        if sq[r2][c2]:
            r2, c2 = (r + 1) % n, c
        r, c = r2, c2
    return sq
s = magic(5)
print(s[0], {sum(x) for x in s} | {sum(x) for x in zip(*s)} | {sum(s[i][i] for i in range(5))})

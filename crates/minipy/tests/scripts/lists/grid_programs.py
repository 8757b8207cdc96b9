# Grids of lists: flood fill, shortest path, islands, life-like rules, rotation.
maze = ["S.#.....", "..#.###.", "....#...", ".####.#.", "......#E"]
grid = [list(r) for r in maze]
def find(c):
    return [(r, k) for r, row in enumerate(grid) for k, x in enumerate(row) if x == c]
def near(r, c):
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        if 0 <= r + dr < len(grid) and 0 <= c + dc < len(grid[0]):
            yield r + dr, c + dc
def path(start, goal):
    prev, queue = {start: None}, [start]
    for at in queue:
        if at == goal:
            out = []
            while at is not None:
                out.append(at)
                at = prev[at]
            return out[::-1]
        for n in near(*at):
            if n not in prev and grid[n[0]][n[1]] != "#":
                prev[n] = at
                queue.append(n)
(s,), (e,) = find("S"), find("E")
p = path(s, e)
print(len(p), p[:3], p[-1] == e, len(set(p)) == len(p))
for r, c in p[1:-1]:
    grid[r][c] = "*"
print("\n".join("".join(row) for row in grid))
print(path((0, 0), (0, 2)), [row.count("#") for row in grid], maze[0])
def fill(g, r, c, new):
    old, todo, n = g[r][c], [(r, c)], 0
    while todo:
        r, c = todo.pop()
        if 0 <= r < len(g) and 0 <= c < len(g[r]) and g[r][c] == old != new:
            g[r][c] = new
            n += 1
            todo += [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
    return n
def islands(rows):
    g = [list(r) for r in rows]
    return sorted(fill(g, r, c, "~") for r in range(len(g)) for c in range(len(g[0])) if g[r][c] == "X")
print(islands(["XX..X", "X..XX", "....."]), islands(["XXX", "XXX"]), islands(["..."]), sorted(islands(["X.X", ".X.", "X.X"])))
def rotate(g):
    return [list(r) for r in zip(*g[::-1])]
g = [[1, 2, 3], [4, 5, 6]]
print(rotate(g), rotate(rotate(g)), rotate(rotate(rotate(rotate(g)))) == g, [r[::-1] for r in g], g[::-1], [list(r) for r in zip(*g)])
def step(cells):
    n = len(cells)
    return [int(cells[(i - 1) % n] != cells[(i + 1) % n]) for i in range(n)]
cells = [0] * 15
cells[7] = 1
for _ in range(5):
    print("".join(".#"[c] for c in cells))
    cells = step(cells)
def blur(g):
    return [[sum(g[a][b] for a in range(max(0, r - 1), min(len(g), r + 2)) for b in range(max(0, c - 1), min(len(g[0]), c + 2))) for c in range(len(g[0]))] for r in range(len(g))]
print(blur([[1, 0, 0], [0, 0, 0], [0, 0, 9]]), blur([[5]]))
prefix = [[0] * 4]
for row in [[1, 2, 3], [4, 5, 6], [7, 8, 9]]:
    acc = [0]
    for x, up in zip(row, prefix[-1][1:]):
        acc.append(acc[-1] + x)
    prefix.append([a + b for a, b in zip(acc, prefix[-1])])
print(prefix, prefix[3][3] - prefix[1][3] - prefix[3][1] + prefix[1][1])

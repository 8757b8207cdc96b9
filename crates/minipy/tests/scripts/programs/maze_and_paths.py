# Grids: flood fill, shortest path by breadth first and A*, islands, a maze by a fixed random sequence.
from collections import deque
from heapq import heappush, heappop
MAP = """
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########
""".strip().split("\n")
def find(grid, c):
    for y, row in enumerate(grid):
        x = row.find(c)
        if x >= 0:
            return x, y
    raise LookupError(c)
def around(x, y):
    for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        yield x + dx, y + dy
def bfs(grid, start, end):
    came = {start: None}
    q = deque((start,), 1000)
    while q:
        p = q.popleft()
        if p == end:
            path = []
            while p:
                path.append(p)
                p = came[p]
            return path[::-1]
        for n in around(*p):
            if grid[n[1]][n[0]] != "#" and n not in came:
                came[n] = p
                q.append(n)
    return None
def astar(grid, start, end, cost=lambda c: 1):
    h = lambda p: abs(p[0] - end[0]) + abs(p[1] - end[1])
    best = {start: 0}
    heap = [(h(start), 0, start)]
    expanded = 0
    while heap:
        _, g, p = heappop(heap)
        if p == end:
            return g, expanded
        if g > best[p]:
            continue
        expanded += 1
        for n in around(*p):
            c = grid[n[1]][n[0]]
            if c == "#":
                continue
            ng = g + cost(c)
            if ng < best.get(n, 1e9):
                best[n] = ng
                heappush(heap, (ng + h(n), ng, n))
    return None, expanded
s, e = find(MAP, "S"), find(MAP, "E")
path = bfs(MAP, s, e)
print(len(path) - 1, astar(MAP, s, e), path[:4], path[-1])
rows = [list(r) for r in MAP]
for x, y in path[1:-1]:
    rows[y][x] = "o"
print("\n".join("".join(r) for r in rows))
closed = MAP[:5] + ["#.....#E#"] + MAP[6:]
closed[5] = "#....##E#"
closed[4] = "#.#######"
print(bfs(closed, s, find(closed, "E")), astar(closed, s, find(closed, "E"))[0])
try:
    find(MAP, "X")
except LookupError as err:
    print("LookupError", err)
def islands(grid):
    seen, sizes = set(), []
    for y, row in enumerate(grid):
        for x, c in enumerate(row):
            if c != "1" or (x, y) in seen:
                continue
            todo, n = [(x, y)], 0
            while todo:
                p = todo.pop()
                if p in seen:
                    continue
                seen.add(p)
                n += 1
                todo += [q for q in around(*p) if 0 <= q[1] < len(grid) and 0 <= q[0] < len(row) and grid[q[1]][q[0]] == "1"]
            sizes.append(n)
    return sizes
print(islands(["11001", "10001", "00100", "01101"]))
def maze(w, h, seed):
    grid = [["#"] * (2 * w + 1) for _ in range(2 * h + 1)]
    stack = [(0, 0)]
    grid[1][1] = "."
    while stack:
        x, y = stack[-1]
        options = [(nx, ny) for nx, ny in around(x, y) if 0 <= nx < w and 0 <= ny < h and grid[2 * ny + 1][2 * nx + 1] == "#"]
        if not options:
            stack.pop()
            continue
        seed = seed * 69069 + 1 & 0xffffffff
        nx, ny = options[(seed >> 16) % len(options)]
        grid[2 * ny + 1][2 * nx + 1] = grid[y + ny + 1][x + nx + 1] = "."
        stack.append((nx, ny))
    return ["".join(r) for r in grid]
m = maze(7, 4, 99)
print("\n".join(m))
print(sum(r.count(".") for r in m) == 2 * 7 * 4 - 1, bfs(m, (1, 1), (13, 7)) is not None, len(bfs(m, (1, 1), (13, 7))) - 1 == astar(m, (1, 1), (13, 7))[0])

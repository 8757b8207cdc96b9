# Graphs as dicts: breadth and depth first, shortest paths, ordering, trees, colours.
g = {"a": {"b": 4, "c": 2}, "b": {"c": 5, "d": 10}, "c": {"e": 3}, "d": {"f": 11}, "e": {"d": 4}, "f": {}, "z": {}}
def bfs(start):
    seen, queue = {start: 0}, [start]
    for n in queue:
        for m in g[n]:
            if m not in seen:
                seen[m] = seen[n] + 1
                queue.append(m)
    return seen
def dijkstra(start):
    dist, prev, todo = {start: 0}, {}, {start}
    while todo:
        n = min(sorted(todo), key=lambda k: dist[k])
        todo.remove(n)
        for m, w in g[n].items():
            if dist[n] + w < dist.get(m, float("inf")):
                dist[m], prev[m] = dist[n] + w, n
                todo.add(m)
    return dist, prev
d, prev = dijkstra("a")
path = ["f"]
while path[-1] in prev:
    path.append(prev[path[-1]])
print(bfs("a"), bfs("z"), d, path[::-1])
def topo(graph):
    need = {n: 0 for n in graph}
    for n in graph:
        for m in graph[n]:
            need[m] += 1
    ready, out = sorted(n for n in need if not need[n]), []
    while ready:
        n = ready.pop(0)
        out.append(n)
        for m in sorted(graph[n]):
            need[m] -= 1
            if not need[m]:
                ready.append(m)
    return out if len(out) == len(graph) else None
print(topo(g), topo({1: [2], 2: [1]}), topo({}), topo({1: [], 2: [1]}))
def components(graph):
    near = {n: set(graph[n]) for n in graph}
    for n in graph:
        for m in graph[n]:
            near[m].add(n)
    left, out = set(near), []
    while left:
        todo, part = [min(left)], set()
        while todo:
            n = todo.pop()
            if n not in part:
                part.add(n)
                todo.extend(near[n] - part)
        out.append(sorted(part))
        left -= part
    return out
print(components(g), components({}))
edges = sorted((w, a, b) for a in g for b, w in g[a].items())
root = {n: n for n in g}
def find(n):
    while root[n] != n:
        root[n] = root[root[n]]
        n = root[n]
    return n
tree = []
for w, a, b in edges:
    if find(a) != find(b):
        root[find(a)] = find(b)
        tree.append((a, b, w))
print(tree, sum(w for *_, w in tree))
dist = {(a, b): 0 if a == b else g[a].get(b, float("inf")) for a in g for b in g}
for k in g:
    for i in g:
        for j in g:
            if dist[i, k] + dist[k, j] < dist[i, j]:
                dist[i, j] = dist[i, k] + dist[k, j]
print({j: dist["a", j] for j in g}, dist["f", "a"], all(dist["a", n] == d.get(n, float("inf")) for n in g))
def cycle(graph):
    state, out = {}, []
    def visit(n, trail):
        state[n] = 1
        for m in graph[n]:
            if state.get(m) == 1 and not out:
                out.extend(trail[trail.index(m):] + [m])
            elif m not in state:
                visit(m, trail + [m])
        state[n] = 2
    for n in graph:
        if n not in state:
            visit(n, [n])
    return out
print(cycle(g), cycle({1: [2], 2: [3], 3: [1, 4], 4: []}), cycle({"x": ["x"]}))
def all_paths(a, b, seen=()):
    if a == b:
        yield seen + (b,)
    for m in g[a]:
        if m not in seen:
            yield from all_paths(m, b, seen + (a,))
print(sorted("".join(p) for p in all_paths("a", "d")), list(all_paths("f", "a")), max((p for p in all_paths("a", "f")), key=len))
rank = {n: 1 / len(g) for n in g}
for _ in range(20):
    rank = {n: 0.15 / len(g) + 0.85 * sum(rank[m] / len(g[m]) for m in g if n in g[m]) for n in g}
print({n: round(r, 4) for n, r in rank.items()}, sorted(rank, key=rank.get)[-1])

from collections import deque
g = {"a": "bc", "b": "d", "c": "de", "d": "f", "e": "f", "f": ""}
def bfs(start):
    seen, order, q = {start}, [], deque([start], 20)
    while q:
        n = q.popleft()
        order.append(n)
        for m in g[n]:
            if m not in seen:
                seen.add(m)
                q.append(m)
    return order
def paths(a, b, path=()):
    path += (a,)
    if a == b:
        yield "".join(path)
    for m in g[a]:
        yield from paths(m, b, path)
def topo():
    out, seen = [], set()
    def visit(n):
        if n in seen:
            return
        seen.add(n)
        for m in g[n]:
            visit(m)
        out.insert(0, n)
    for n in sorted(g):
        visit(n)
    return out
print(bfs("a"), list(paths("a", "f")), topo())

# Constraint solving with sets: a small sudoku, exact cover, bipartite matching.
puzzle = "1...|..3.|.4..|...2".replace("|", "")
units = [{r * 4 + c for c in range(4)} for r in range(4)] + [{r * 4 + c for r in range(4)} for c in range(4)] + [{(r + a) * 4 + c + b for a in (0, 1) for b in (0, 1)} for r in (0, 2) for c in (0, 2)]
peers = {i: set().union(*[u for u in units if i in u]) - {i} for i in range(16)}
print(len(units), sorted(peers[0]), sorted(peers[5]), {len(p) for p in peers.values()})
def solve(cells):
    open_ = {i: {"1", "2", "3", "4"} - {cells[p] for p in peers[i]} for i in range(16) if cells[i] == "."}
    if not open_:
        return [cells]
    i = min(sorted(open_), key=lambda k: len(open_[k]))
    return [s for v in sorted(open_[i]) for s in solve(cells[:i] + v + cells[i + 1 :])]
found = solve(puzzle)
print(len(found), found[0], all({found[0][i] for i in u} == set("1234") for u in units), len(solve("." * 16)), solve("11" + "." * 14)[:1])
subsets = {"A": {1, 4, 7}, "B": {1, 4}, "C": {4, 5, 7}, "D": {3, 5, 6}, "E": {2, 3, 6, 7}, "F": {2, 7}}
def covers(left, names):
    if not left:
        yield frozenset()
        return
    x = min(left, key=lambda e: (sum(e in subsets[n] for n in names), e))
    for n in sorted(names):
        s = subsets[n]
        if x in s and s <= left:
            for rest in covers(left - s, {m for m in names if not subsets[m] & s}):
                yield rest | {n}
print([sorted(c) for c in covers(set(range(1, 8)), set(subsets))], list(covers({9}, set(subsets))), [sorted(c) for c in covers(set(), set())])
likes = {"ann": {"x", "y"}, "bob": {"x"}, "cat": {"y", "z"}, "dan": {"z"}, "eve": set()}
match = {}
def augment(p, seen):
    for t in sorted(likes[p]):
        if t not in seen:
            seen.add(t)
            if t not in match or augment(match[t], seen):
                match[t] = p
                return True
    return False
print([augment(p, set()) for p in sorted(likes)], sorted(match.items()), set(likes) - set(match.values()))
def independent(graph):
    best = set()
    def go(chosen, left):
        nonlocal best
        if len(chosen) > len(best):
            best = set(chosen)
        while left:
            n = min(left)
            left = left - {n}
            go(chosen | {n}, left - graph[n])
    go(set(), set(graph))
    return best
ring = {i: {(i + 1) % 6, (i - 1) % 6} for i in range(6)}
print(sorted(independent(ring)), sorted(independent({1: {2}, 2: {1, 3}, 3: {2}})), independent({}))
def cliques(graph):
    out = []
    def go(r, p, x):
        if not p and not x:
            out.append(sorted(r))
        for n in sorted(p):
            go(r | {n}, p & graph[n], x & graph[n])
            p, x = p - {n}, x | {n}
    go(set(), set(graph), set())
    return out
print(cliques({1: {2, 5}, 2: {1, 3, 5}, 3: {2, 4}, 4: {3, 5, 6}, 5: {1, 2, 4}, 6: {4}}))
words = {"cat", "cot", "dog", "cog", "dot", "cut", "bat"}
near = {w: {v for v in words if sum(a != b for a, b in zip(w, v)) == 1} for w in words}
ladder, frontier, steps = {"cat"}, {"cat"}, 0
while "dog" not in ladder:
    frontier = set().union(*[near[w] for w in frontier]) - ladder
    ladder |= frontier
    steps += 1
print(steps, sorted(ladder), {w: sorted(n) for w, n in sorted(near.items())}["cot"])

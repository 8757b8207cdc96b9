# Programs on sets: closure, colouring, anagrams, word ladders, power set.
graph = {1: {2, 3}, 2: {4}, 3: {4, 5}, 4: {6}, 5: {6, 7}, 6: set(), 7: {1}, 8: {8, 9}, 9: set()}
def closure(start):
    seen, todo = set(), {start}
    while todo:
        n = todo.pop()
        seen.add(n)
        todo |= graph[n] - seen
    return seen
print({n: sorted(closure(n)) for n in graph})
colours = {}
for n in graph:
    near = graph[n] | {m for m in graph if n in graph[m]}
    used = {colours[m] for m in near if m in colours and m != n}
    colours[n] = min(set(range(len(graph))) - used)
print(colours)
words = "stop pots opts post tops apt pat tap cat act dog".split()
groups = {}
for w in words:
    groups.setdefault(frozenset(w) if False else "".join(sorted(w)), set()).add(w)
print(sorted(sorted(g) for g in groups.values()))
def powerset(items):
    out = [frozenset()]
    for x in items:
        out += [s | {x} for s in out]
    return out
ps = powerset("abc")
print(len(ps), len(set(ps)), sorted("".join(sorted(s)) for s in ps))
def covers(universe, sets):
    chosen, left = [], set(universe)
    while left:
        best = max(sorted(sets), key=lambda k: len(sets[k] & left))
        if not sets[best] & left:
            return None
        chosen.append(best)
        left -= sets[best]
    return chosen
print(covers(range(8), {"a": {0, 1, 2}, "b": {2, 3, 4, 5}, "c": {5, 6}, "d": {6, 7, 0}}), covers(range(3), {"a": {0}}))
rows = ["abca", "bcd", "cde"]
shared = set(rows[0])
for r in rows[1:]:
    shared &= set(r)
print(shared, sorted(set().union(*rows)), sorted(set(rows[0]).intersection(*rows[1:])))
primes = set(range(2, 60))
for i in range(2, 8):
    primes -= set(range(i * i, 60, i))
print(sorted(primes))

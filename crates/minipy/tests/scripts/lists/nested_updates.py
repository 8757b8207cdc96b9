m = [[i * 3 + j for j in range(3)] for i in range(3)]
m[1][1] *= -1
m[0], m[2] = m[2], m[0]
print(m, [r[::-1] for r in m], list(map(sum, m)), sum(m, []), [x for r in m for x in r if x % 2])
for r in m:
    r.append(sum(r))
print(m, max(m), min(m), max(m, key=lambda r: r[-1]))
d = {"a": [1, {"b": [2, 3]}]}
d["a"][1]["b"][0] += 10
d["a"].append((4,))
print(d, d["a"][1]["b"][-1], len(d["a"]))
x = [[]] * 2 + [[]]
x[0].append(1)
print(x)

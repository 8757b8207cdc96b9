# Equal numbers are one key, whatever their type and however they were made.
d = {}
d[1] = "int"
d[1.0] = "float"
d[True] = "bool"
print(d, len(d))
big = 1 << 40
d = {big: "a"}
print(d[1 << 40], d[2.0 ** 40], d[(1 << 41) >> 1], (1 << 40) in d, 2 ** 40 + 1 in d)
for n in (0, 1, -1, 5, 1 << 29, 1 << 30, 1 << 31, 1 << 53, -(1 << 31)):
    print(n, hash(n) == hash(float(n)), n == float(n), {n: 1}.get(float(n)), {float(n): 2}.get(n), len({n, float(n)}))
s = {10 ** 20, 10 ** 20, int("1" + "0" * 20), 10 ** 19 * 10}
print(len(s), s == {10 ** 20}, 10 ** 20 in s, 1e20 in s)
m = {}
for k in range(28, 70):
    m[1 << k] = k
    m[-(1 << k)] = -k
print(len(m), all(m[1 << k] == k and m[-(1 << k)] == -k for k in range(28, 70)))
m = {-1: "a", -2: "b", 0: "c", 0.0: "d", -0.0: "e"}
print(m, m[-0], m[False])
try:
    {}[1 << 65]
except KeyError as e:
    print("KeyError", e, e.args)

# Sorting long lists of each shape, checked against a slow sort.
def slow(items, key=lambda x: x):
    out = []
    for x in items:
        i = len(out)
        while i > 0 and key(x) < key(out[i - 1]):
            i -= 1
        out.insert(i, x)
    return out

state = 12345
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n

shapes = {
    "random": [rnd(1000) for _ in range(120)],
    "few": [rnd(3) for _ in range(120)],
    "up": list(range(120)),
    "down": list(range(120, 0, -1)),
    "saw": [i % 17 for i in range(120)],
    "organ": list(range(60)) + list(range(60, 0, -1)),
    "equal": [7] * 50,
    "floats": [rnd(1000) / 7 for _ in range(100)],
    "mixed": [rnd(100) if i % 2 else rnd(100) + 0.5 for i in range(100)],
    "big": [rnd(100) << (rnd(5) * 20) for _ in range(100)],
    "text": ["k%d" % rnd(500) for _ in range(100)],
    "tuples": [(rnd(4), rnd(4), "x" * rnd(3)) for _ in range(100)],
    "one": [1],
    "two": [2, 1],
    "none": [],
}
for name in sorted(shapes):
    items = shapes[name]
    want = slow(items)
    back = sorted(items, reverse=True)
    print(name, sorted(items) == want, back == want[::-1], len(back), want[:2], back[:2])
pairs = [(rnd(10), i) for i in range(200)]
s = sorted(pairs, key=lambda p: p[0])
print(all(s[i] <= s[i + 1] for i in range(199)), s == slow(pairs, key=lambda p: p[0]))
r = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(r[i][0] > r[i + 1][0] or r[i][0] == r[i + 1][0] and r[i][1] < r[i + 1][1] for i in range(199)))

# Changing a dict while a loop runs over it.
d = {i: i for i in range(5)}
for k in d:
    d[k] = k * 2
print(d)
for k in list(d):
    if k % 2:
        del d[k]
    else:
        d[k + 100] = 1
print(d)
for k, v in d.items():
    d[k] = v + 1
print(d)
for k in sorted(d, reverse=True):
    d.pop(k)
    d[-k - 1] = "neg"
print(d)
while d:
    k, v = d.popitem()
    if k == -1:
        break
print(d)
d = {1: [1], 2: [2]}
for v in d.values():
    v.append("seen")
print(d)
src = {"a": 1}
src.update(src)
print(src)
d = {}
def f(n):
    d[n] = n
    return n
print({f(i): f(i + 10) for i in range(3)}, d)
d = {k: v for k, v in d.items() if k < 10}
print(d, {v: k for k, v in d.items()})
moved = {}
while d:
    k = next(iter(d))
    moved[k] = d.pop(k)
print(d, moved)
queue = {"start": 0}
for _ in range(6):
    name = next(iter(queue))
    n = queue.pop(name)
    queue[name + "." if n % 2 else "start"] = n + 1
print(queue)

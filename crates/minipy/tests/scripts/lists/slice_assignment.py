# Slice stores and deletions: growing, shrinking, steps, itself, refusals.
def show(f):
    l = list(range(8))
    try:
        f(l)
        print(l)
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, l)

def store(key, value):
    def f(l):
        l[key] = value
    return f
def delete(key):
    def f(l):
        del l[key]
    return f

for key in (slice(2, 5), slice(None), slice(5, 2), slice(-2, None), slice(0, 0), slice(8, 20), slice(20, 30), slice(-20, 2)):
    for value in ([], ["x"], ["x", "y", "z", "w"], "ab", (1, 2), {"k": 1}, range(2), (i for i in "pq")):
        if isinstance(value, (list, str, tuple)):
            show(store(key, value))
    show(delete(key))
for key in (slice(None, None, 2), slice(1, None, 3), slice(None, None, -1), slice(6, 1, -2), slice(0, 8, 100), slice(3, 3, 2)):
    show(delete(key))
for key, value in ((slice(0, 2), 5), (slice(0, 2), None), (0, []), (8, 1), (-9, 1), ("a", 1), (1.0, 1), (None, 1)):
    show(store(key, value))
for key in (8, -9, "a", None, 1.5, slice(None, None, 0)):
    show(delete(key))
l = [1, 2, 3]
l[1:2] = l
print(l)
l[:0] = l[-2:]
print(l)
del l[:], 
print(l)

# A dict that lost entries and grows again keeps finding all of them, around the size where the search changes.
for size in range(2, 24):
    for gone in range(size):
        d = {i: str(i) for i in range(size)}
        for i in range(gone):
            del d[i]
        for i in range(100, 100 + gone + 9):
            d[i] = str(i)
        d[100] = "again"
        s = set(range(size))
        for i in range(gone):
            s.discard(i)
        s.update(range(100, 100 + gone + 9))
        s.add(100)
        if len(d) != size + 9 or len(s) != size + 9:
            print("length", size, gone, len(d), len(s))
        if any(d.get(i) is None or i not in s for i in list(range(gone, size)) + list(range(100, 100 + gone + 9))):
            print("lost", size, gone)
        if d[100] != "again" or list(d) != list(range(gone, size)) + list(range(100, 100 + gone + 9)):
            print("order", size, gone, d)
print("done")

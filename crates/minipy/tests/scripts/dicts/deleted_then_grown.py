# A small table that grows because of deleted entries, then gets its index.
for size in range(2, 14):
    for deleted in range(1, size):
        d = {}
        for i in range(size):
            d["k%d" % i] = i
        for i in range(deleted):
            del d["k%d" % i]
        for i in range(12):
            d["n%d" % i] = i
            for key in list(d):
                if key not in d or d.get(key) is None:
                    print("lost", size, deleted, i, key)
s = set(range(8))
s -= {0, 1}
for i in range(100, 112):
    s.add(i)
    assert all(x in s for x in s), i
print(len(s), sorted(s))


class C:
    pass


c = C()
for i in range(8):
    setattr(c, "a%d" % i, i)
for i in range(3):
    delattr(c, "a%d" % i)
for i in range(8):
    setattr(c, "b%d" % i, i)
    assert all(hasattr(c, "b%d" % j) for j in range(i + 1)), i
print(sorted(c.__dict__))

# Items, slices and membership over every kind of object and key.
objects = [("str", "abc"), ("bytes", b"abc"), ("bytearray", bytearray(b"abc")), ("list", [1, 2, 3]), ("tuple", (1, 2, 3)), ("range", range(1, 4)), ("dict", {0: "z", "k": "v", True: "t"}), ("set", {1, 2}), ("int", 5), ("none", None), ("func", len)]
keys = [0, -1, 3, -4, True, 1.0, "k", None, (), slice(1), slice(None, None, -1), slice("a"), [0]]
for name, o in objects:
    row = []
    for k in keys:
        if name == "range" and isinstance(k, slice):
            continue
        try:
            row.append(repr(o[k]))
        except Exception as e:
            row.append(type(e).__name__[:5])
    print(name, *row)
members = [1, 2.0, "a", "", 97, b"a", None, True, (), 300]
for name, o in objects:
    row = []
    for m in members:
        if name in ("bytes", "bytearray") and m == 300:
            continue
        try:
            row.append(str(m in o))
        except Exception as e:
            row.append(type(e).__name__[:5])
    print(name, "in", *row)
def store(o, k):
    o[k] = 65
def delete(o, k):
    del o[k]
for name, make in (("str", lambda: "abc"), ("bytes", lambda: b"abc"), ("bytearray", lambda: bytearray(b"abc")), ("list", lambda: [1, 2]), ("tuple", lambda: (1, 2)), ("dict", lambda: {0: 1}), ("set", lambda: {1}), ("range", lambda: range(3)), ("int", lambda: 5), ("none", lambda: None)):
    for f in (store, delete):
        if name == "bytearray" and f is delete:
            continue
        row = []
        for k in (0, -1, 9, "k", None):
            o = make()
            try:
                f(o, k)
                row.append(repr(o))
            except Exception as e:
                row.append(type(e).__name__[:5])
        print(name, f.__name__, *row)

d = {1: "a"}
print(d[1.0], d[True], 1.0 in d, hash(1) == hash(1.0) == hash(True), hash(0.0) == hash(0))
d[1.0] = "b"
print(d, len({1, 1.0, True, 2}))
print(hash(2**31) == hash(float(2**31)))

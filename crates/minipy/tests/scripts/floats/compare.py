vals = (-1.5, -1, 0, 0.0, 0.5, 1, 1.0, 1.5, 2)
for a in vals:
    print([a < b for b in vals], [a == b for b in vals])
print(sorted([3, 1.5, 2, -0.5, 1]), min(1, 0.5), max(2.5, 2))
nan = float("nan")
print(nan < 1, nan > 1, nan == nan, nan in [nan], [nan] == [nan])

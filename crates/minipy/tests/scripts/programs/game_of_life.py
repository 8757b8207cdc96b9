def step(cells):
    n = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    n[x + dx, y + dy] = n.get((x + dx, y + dy), 0) + 1
    return {c for c, k in n.items() if k == 3 or k == 2 and c in cells}
c = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(8):
    c = step(c)
print(sorted(c), len(c))
for y in range(2, 6):
    print("".join("#" if (x, y) in c else "." for x in range(1, 7)))

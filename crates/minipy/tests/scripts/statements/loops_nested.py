out = []
for i in range(4):
    for j in range(4):
        if j == i:
            continue
        if i + j > 5:
            break
        k = 0
        while True:
            k += 1
            if k > j:
                break
            if k == 2:
                continue
            out.append((i, j, k))
print(out)
def find(m, t):
    for r, row in enumerate(m):
        for c, v in enumerate(row):
            if v == t:
                return r, c
    return None
print(find([[1, 2], [3, 4]], 3), find([[1]], 9))
for i in range(3):
    for j in range(3):
        if j == 1: break
    else:
        print("unreached")
    print(i, j)
i = 0
for i in []:
    pass
print(i)
for x in (y for y in range(3)): print(x, end=" ")
print()
for a[0] in [1, 2] if (a := [0]) else []:
    pass
print(a)

for x in range(3):
    if x == 5:
        break
else:
    print("for else")
for x in range(3):
    if x == 1:
        break
else:
    print("not here")
while x < 5:
    x += 1
    if x == 3:
        continue
else:
    print("while else", x)
while True:
    break
else:
    print("no")
for x in []:
    pass
else:
    print("empty else")
for i in range(3):
    for j in range(3):
        if j == 1:
            break
        print(i, j)
    else:
        continue
    if i == 1:
        break

d = {i: i for i in range(5)}
try:
    for k in d:
        d[k + 100] = 1
        if len(d) > 50:
            break
    print("no error")
except RuntimeError:
    print("RuntimeError")
d = {1: 1, 2: 2}
for k in list(d):
    del d[k]
print(d)
d = {i: 0 for i in range(3)}
for k in d:
    d[k] += k
print(d)

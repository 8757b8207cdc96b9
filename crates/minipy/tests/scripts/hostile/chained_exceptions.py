e = None
for i in range(2000):
    try:
        try:
            raise ValueError(i)
        except ValueError as x:
            raise KeyError(i) from e
    except KeyError as k:
        e = k
n = 0
while e is not None:
    e = e.__cause__
    n += 1
print(n)

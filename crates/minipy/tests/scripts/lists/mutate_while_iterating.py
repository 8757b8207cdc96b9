a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
a = [1, 2, 3]
n = 0
for x in a:
    n += 1
    if n < 5:
        a.append(x * 10)
print(a)
a = [1, 2, 3, 4]
for x in a:
    print(x)
    a.pop()
it = iter([1, 2])
print(list(it), list(it))

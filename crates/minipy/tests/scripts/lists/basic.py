a = [1, 2, 3]
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
a.insert(100, 9)
a.insert(-1, 8)
print(a, len(a), a.pop(), a.pop(0), a.pop(-2), a)
a.remove(3)
print(a, a.index(2), a.count(2), 2 in a, 99 in a)
a.reverse()
print(a)
a.clear()
print(a, a == [], bool(a))
for f in (lambda: a.pop(), lambda: a.remove(1), lambda: a.index(1), lambda: a[0], lambda: [1].pop(5)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__)

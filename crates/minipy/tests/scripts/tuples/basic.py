t = (1, 2, 3)
print(t, t[0], t[-1], t[1:], t + (4,), t * 2, (), (1,), len(t), 2 in t, t.index(2), t.count(1), t == (1, 2, 3), t < (1, 2, 4))
a, b, c = t
(d, (e, f)), g = (1, (2, 3)), 4
print(a, b, c, d, e, f, g)
print(tuple([1, 2]), tuple("ab"), tuple(), tuple({1: 2}), hash((1, 2)) == hash((1, 2)), {(1, 2): "x"}[(1, 2)])
for f in (lambda: t.__setitem__(0, 1), lambda: t[5], lambda: hash(([],)), lambda: t + [1]):
    try:
        f()
    except (TypeError, IndexError, AttributeError) as e:
        print("error")
x = 1,
print(x, (1, 2) + (), () == (), ((),), (1, [2]))

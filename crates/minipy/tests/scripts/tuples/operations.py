# Tuples: building, slices, order, repetition, keys, and what they refuse.
t = (1, "a", None, (2, [3]), 1.5)
print(t, (), (1,), (1, 2), ((),), ((1,),), tuple(), tuple("ab"), tuple([1]), tuple(range(3)), tuple({"k": 1}), tuple(x for x in "q"), tuple(t) is t or True)
print(t[0], t[-1], t[1:3], t[::-1], t[::2], t[5:], t[-100:1], len(t), "a" in t, None in t, 7 in t, [3] in t[3], t.count(1), t.index(None), t.index(1.5, 2))
print((1, 2) + (3,), (1,) * 3, 2 * ("a", "b"), () * 5, (1, 2) * -1, () + (), (1, 2) == (1, 2.0), (1, 2) != (2, 1), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 9))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__)

attempt(lambda: t[5])
attempt(lambda: t[-6])
attempt(lambda: t["a"])
attempt(lambda: t[1.0])
attempt(lambda: t.index(9))
attempt(lambda: t.append(1))
attempt(lambda: (1,) + [2])
attempt(lambda: (1,) + 2)
attempt(lambda: (1,) * (2,))
attempt(lambda: (1, "a") < (1, 2))
attempt(lambda: hash((1, [2])))
attempt(lambda: {(1, {}): 0})
attempt(lambda: tuple(5))
attempt(lambda: tuple([1], [2]))
attempt(lambda: t())
def store():
    t[0] = 9
def delete():
    del t[0]
attempt(store)
attempt(delete)
d = {(1, 2): "a", (1, (2, 3)): "b", (): "c", (1.0, 2): "d"}
print(d, d[(1, 2)], d[1, (2, 3)], d[()], (True, 2) in d, hash((1, 2)) == hash((1.0, 2.0)), hash(()) == hash(()))
x = y = (1, 2)
x += (3,)
print(x, y, x[:2] == y, sorted(x, reverse=True), max(x), sum(x), list(reversed(x)), [a + b for a, b in zip(x, x[1:])], *x)

# update, |, |=, ** in displays and calls: which value wins, what is refused.
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print({**a, **b}, {**b, **a}, {"y": 0, **a}, {**a, "y": 0}, {**{}}, a | b, b | a, a)
c = a
c |= b
print(c, a is c)
c |= {"q": 1}
print(c)
d = {}
d.update(a)
d.update([("k", 1), ["l", 2], "mn"])
d.update(m=5, n=6)
d.update({"m": 7}, m=8)
d.update(())
d.update()
print(d)
d.update(zip("ab", range(2)))
d.update((k, v) for k, v in [("gen", 1)])
print(d)
def kw(**kwargs):
    return kwargs
print(kw(**a), kw(**{}, **{"one": 1}), kw(p=1, **{"q": 2}), dict(a, x="over", new=1))
for f in (lambda: kw(**{1: 2}), lambda: kw(p=1, **{"p": 2}), lambda: kw(**5), lambda: {**5}, lambda: a | 5, lambda: a | [1], lambda: dict(**{1: 2})):
    try:
        print(f())
    except TypeError:
        print("TypeError")
nested = {"a": {"x": 1}}
shallow = dict(nested)
shallow["a"]["x"] = 2
shallow["b"] = 3
print(nested, shallow, nested == {"a": {"x": 2}})

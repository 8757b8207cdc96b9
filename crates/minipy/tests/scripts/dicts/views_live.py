# Views follow the dict; their length, membership, order and text.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(list(k), list(v), list(i), len(k), len(v), len(i))
d["c"] = 3
del d["a"]
print(list(k), list(v), list(i), len(k), len(v), len(i))
print("b" in k, "a" in k, 2 in v, 9 in v, ("b", 2) in i, ("b", 3) in i, "b" in i, ("b", 2, 3) in i)
d["b"] = 20
print(list(v), ("b", 20) in i, list(d.items()) == [("b", 20), ("c", 3)], sorted(d.values()), sum(d.values()), max(d), min(d, key=d.get))
print(k, v if False else list(v), dict(i), {x: y for y, x in d.items()}, [*k, *v], tuple(i), set(k) == {"b", "c"})
d.clear()
print(list(k), list(v), list(i), bool(k), bool(d), len(k))
d.update(x=1, y=2)
print(list(k), list(reversed(list(k))), list(zip(k, v)), list(map(str, k)), dict(zip(v, k)), list(enumerate(i)))
it = iter(k)
print(next(it), next(it), next(it, "end"))
def attempt(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)

attempt(lambda: k[0])
attempt(lambda: k.append("z"))
attempt(lambda: v + [1])
attempt(lambda: d.keys(1))
attempt(lambda: hash(d))
attempt(lambda: next(d))
attempt(lambda: next(k))
print({"p": {"q": 1}}["p"].keys(), {}.keys() and 1 or 0, [x for x in {}.items()])

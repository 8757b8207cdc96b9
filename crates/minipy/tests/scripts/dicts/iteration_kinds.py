# Every way to walk a dict, and what each gives.
d = {"b": 2, "a": 1, 3: "x", (4,): None, None: [5]}
print([k for k in d], [k for k in d.keys()], [v for v in d.values()], [i for i in d.items()], list(d), tuple(d), sorted(map(str, d)), [*d], {*d} == set(d), list(d.items())[1], len(list(d.values())))
for i, k in enumerate(d):
    print(i, k, d[k], end="; ")
print()
for i, (k, v) in enumerate(d.items(), 10):
    print(i, k, v, end="; ")
print()
print(next(iter(d)), next(iter(d.values())), next(iter(d.items())), list(zip(d, d.values())) == list(d.items()), dict(zip(d.keys(), d.values())) == d, dict(d.items()) == d, {k: d[k] for k in d} == d, dict(map(lambda kv: kv, d.items())) == d)
print(list(filter(lambda k: isinstance(k, str), d)), list(map(type, d)) == [type(k) for k in d], [k for k, v in d.items() if v], [d[k] for k in list(d)[:2]], "b" in d, 2 in d, 2 in d.values(), ("b", 2) in d.items(), ["b", 2] in d.items(), None in d, [5] in d.values())
a, b, *rest = d
print(a, b, rest)
(k1, v1), *others = d.items()
print(k1, v1, len(others), max(d.values(), key=str), min((k for k in d if isinstance(k, str))), sum(v for v in d.values() if isinstance(v, int)), any(d), all(d), any({0: 1}), all({"": 1}), bool({}), len({}))
it = iter(d)
print(next(it), list(it), list(it), next(it, "done"))
view = d.items()
first = [*view]
d["new"] = 6
print(len(first), len(view), list(view)[-1], list(d)[-1])
e = {}
print(list(e), list(e.items()), [x for x in e.values()], next(iter(e), "empty"), {**e}, dict(e), sorted(e), max(e, default=None), sum(e.values()), " ".join(e), tuple(e.keys()))
nested = {"x": {"y": {"z": 1}}, "w": [{"v": 2}]}
def walk(o, path=()):
    if isinstance(o, dict):
        for k, v in o.items():
            yield from walk(v, path + (k,))
    elif isinstance(o, list):
        for i, v in enumerate(o):
            yield from walk(v, path + (i,))
    else:
        yield path, o
print(list(walk(nested)), dict(walk(nested)), list(walk({})), list(walk(5)))
chained = [x for sub in ({"p": 1}, {"q": 2}) for x in sub.items()]
print(chained, {k: v for sub in ({"p": 1}, {"p": 2}) for k, v in sub.items()}, [k + str(v) for k, v in {"m": 1, "n": 2}.items()], "".join(k * v for k, v in {"i": 1, "j": 3}.items()), list(reversed(list({"r": 1, "s": 2}))), sorted({"t": 2, "u": 1}.items(), key=lambda kv: kv[1])[0][0])
for k in list(d):
    if not isinstance(k, str):
        del d[k]
print(d, [d.pop(k) for k in sorted(d)], d)

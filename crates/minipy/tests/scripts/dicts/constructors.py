print(dict(a=1, b=2), dict([(1, 2), (3, 4)]), dict({"x": 1}, y=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {k: v for k, v in [("a", 1)]})
print(dict([["a", 1]]), dict(((1, 2),)), dict(["ab", "cd"]))
for bad in (5, [1], [(1, 2, 3)]):
    try:
        dict(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

cases = [lambda: len(5), lambda: len(), lambda: abs("a"), lambda: ord(5), lambda: chr("a"), lambda: hash([]), lambda: iter(1), lambda: next(5), lambda: range(), lambda: int("a", 99), lambda: sum(5), lambda: max(), lambda: sorted(5), lambda: enumerate(5), lambda: zip(5), lambda: map(), lambda: reversed({1}), lambda: round("a"), lambda: pow("a", 2), lambda: divmod(1, "a"), lambda: isinstance(), lambda: [].append(), lambda: {}.get(), lambda: "".join(), lambda: "a".split(1), lambda: [1, 2].index(), lambda: dict(1), lambda: list(5), lambda: tuple(5), lambda: set(5), lambda: bytes("a"), lambda: bool(1, 2), lambda: print.x, lambda: (1)(), lambda: None(), lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: {} + {}, lambda: -"a", lambda: ~1.5, lambda: 1 < "a", lambda: [] < 1, lambda: 1[0], lambda: None[0], lambda: {}[[]], lambda: (1, 2)["a"]]
for n, f in enumerate(cases):
    try:
        f()
        print(n, "no error")
    except (TypeError, ValueError, AttributeError) as e:
        print(n, type(e).__name__)

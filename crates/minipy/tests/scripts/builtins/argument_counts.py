# Each builtin called with too few and too many arguments.
functions = (
    ("abs", abs, 1, 1), ("all", all, 1, 1), ("any", any, 1, 1), ("bin", bin, 1, 1), ("callable", callable, 1, 1), ("chr", chr, 1, 1),
    ("divmod", divmod, 2, 2), ("getattr", getattr, 2, 3), ("hasattr", hasattr, 2, 2), ("hash", hash, 1, 1), ("hex", hex, 1, 1),
    ("id", id, 1, 1), ("isinstance", isinstance, 2, 2), ("issubclass", issubclass, 2, 2), ("iter", iter, 1, 2), ("len", len, 1, 1),
    ("next", next, 1, 2), ("oct", oct, 1, 1), ("ord", ord, 1, 1), ("pow", pow, 2, 3), ("repr", repr, 1, 1), ("round", round, 1, 2),
    ("setattr", setattr, 3, 3), ("delattr", delattr, 2, 2), ("sorted", sorted, 1, 1), ("sum", sum, 1, 2), ("format", format, 1, 2),
    ("bool", bool, 0, 1), ("float", float, 0, 1), ("list", list, 0, 1), ("tuple", tuple, 0, 1), ("set", set, 0, 1),
    ("frozenset", frozenset, 0, 1), ("dict", dict, 0, 1), ("reversed", reversed, 1, 1), ("range", range, 1, 3), ("slice", slice, 1, 3),
    ("globals", globals, 0, 0), ("filter", filter, 2, 2),
)
for name, f, least, most in functions:
    row = []
    for n in (least - 1, most + 1):
        if n < 0:
            row.append("-")
            continue
        try:
            f(*([1] * n))
            row.append("accepted")
        except TypeError:
            row.append("TypeError")
    print(name, *row)
for name, f in (("abs", abs), ("len", len), ("ord", ord), ("hash", hash), ("iter", iter), ("next", next)):
    try:
        f(x=1)
        print(name, "accepted")
    except TypeError:
        print(name, "TypeError")

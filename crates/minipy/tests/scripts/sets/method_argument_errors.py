# Every set method with wrong counts and kinds of arguments.
def kind(f, *args):
    try:
        f(*args)
        return "ok"
    except Exception as e:
        return type(e).__name__
for make in (set, frozenset):
    for name, least, most in (("copy", 0, 0), ("isdisjoint", 1, 1), ("issubset", 1, 1), ("issuperset", 1, 1), ("symmetric_difference", 1, 1)):
        m = getattr(make([1, 2]), name)
        print(make.__name__, name, kind(m, *[[1]] * (least - 1)) if least else "-", kind(m, *[[1]] * (most + 1)), *[kind(m, bad) for bad in (5, None, 1.5, [[]], "ab", {1: 2})] if most else "")
    for name in ("union", "intersection", "difference"):
        m = getattr(make([1, 2]), name)
        print(make.__name__, name, kind(m), kind(m, [1], (2,), {3}), kind(m, 5), kind(m, [1], None), kind(m, [[]]) if name == "union" else "")
for name, least, most in (("add", 1, 1), ("clear", 0, 0), ("discard", 1, 1), ("pop", 0, 0), ("remove", 1, 1)):
    m = getattr({1, 2}, name)
    print(name, kind(m, *[1] * (least - 1)) if least else "-", kind(m, *[1] * (most + 1)), *[kind(getattr({1, 2}, name), bad) for bad in (1, 9, [], {}, "x", (1,), (1, []))] if most else "")
for name in ("update", "difference_update", "intersection_update", "symmetric_difference_update"):
    row = [kind(getattr({1, 2}, name), bad) for bad in ([1], "ab", 5, None, {3: 4}, (x for x in [1]))]
    print(name, *row)
for op in ("|", "&", "-", "^", "<", "<=", ">", ">=", "|=", "&=", "-=", "^="):
    row = []
    for right in ("[1]", "(1,)", "'a'", "5", "None", "{1: 2}", "{1}", "frozenset([1])", "{1: 2}.keys()"):
        try:
            if "=" in op and op not in ("<=", ">="):
                exec("s = {1, 2}\ns %s %s" % (op, right), {})
            else:
                eval("{1, 2} %s %s" % (op, right))
            row.append("ok")
        except TypeError:
            row.append("T")
    print(op, *row)
print(kind(set, 5), kind(set, [1], [2]), kind(frozenset, 5), kind(lambda: set().nope), kind(lambda: frozenset().add), kind(lambda: {1}[0]), kind(lambda: {1}()), kind(lambda: -{1}), kind(lambda: {1} + {2}), kind(lambda: {1} * 2), kind(lambda: {[]}), kind(lambda: {{1}}), kind(lambda: {frozenset()}), kind(lambda: hash({1})), kind(lambda: sorted({1, "a"})), kind(lambda: max(set())))

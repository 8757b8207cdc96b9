# Every list method with wrong counts and kinds of arguments.
def kind(f, *args, **kw):
    try:
        f(*args, **kw)
        return "ok"
    except Exception as e:
        return type(e).__name__
for name, least, most in (("append", 1, 1), ("clear", 0, 0), ("copy", 0, 0), ("count", 1, 1), ("extend", 1, 1), ("index", 1, 3), ("insert", 2, 2), ("pop", 0, 1), ("remove", 1, 1), ("reverse", 0, 0), ("sort", 0, 0)):
    m = getattr([1, 2, 3], name)
    print(name, kind(m, *[1] * (least - 1)) if least else "-", kind(m, *[1] * (most + 1)))
for name in ("insert", "pop", "index", "extend", "remove", "count", "append"):
    row = []
    for bad in ("a", 1.5, None, [], {}, True, (1,)):
        l = [1, 2, 3]
        args = (bad, 0) if name == "insert" else (bad,)
        row.append(kind(getattr(l, name), *args) + str(len(l)))
    print(name, *row)
print(kind([3, 1].sort, 5), kind([3, 1].sort, key=5), kind([3, 1].sort, nope=1), kind([3, 1].sort, key=None), kind([3, "a"].sort), kind([3, 1].sort, key=lambda: 0), kind([3, 1].sort, key=lambda x: None), kind([None, 1].sort), kind([[1], ["a"]].sort), kind([1j if False else 1, 2].sort))
print(kind(list.append, [], 1), kind(list.append), kind(list.append, 5, 1), kind(list.sort, (1, 2)), kind(list.index, [1], 1), kind(list, 5), kind(list, [1], [2]), kind(list.copy, [1]), kind(list.pop, "abc"))
for expr in ("[1][1]", "[1][-2]", "[1]['0']", "[1][None]", "[1][1.0]", "[1][()]", "[][0:0]", "[1][::0]", "[1]['a':]", "[1] + (2,)", "[1] + 'a'", "[1] + 5", "[1] - [1]", "[1] * [2]", "[1] * '2'", "[1] * 1.5", "-[1]", "~[]", "[1] < 5", "[1] < (1,)", "[1] & [1]", "hash([])", "[]()", "[].nope", "[1](0)", "{[]}", "{[]: 1}", "next([1])", "len([], [])", "[*5]", "[*None]", "[for x in y]", "[1, 2", "[1,,2]", "[,]", "abs([1])", "int([1])", "float([])", "chr([65])", "sum([[1]])", "sum([[1], [2]], [])", "max([])", "max([1, 'a'])", "sorted([{}, {}])", "''.join([1])", "bytes([300])", "dict([1])", "[1].index(2)", "[1].remove(2)", "[].pop()", "[1].pop(5)", "[1, 2].index(2, 0, 1)", "range([])", "[1] in 5", "5 in [5.0]", "[1][True - 1]"):
    try:
        print(expr, eval(expr))
    except Exception as e:
        print(expr, type(e).__name__)

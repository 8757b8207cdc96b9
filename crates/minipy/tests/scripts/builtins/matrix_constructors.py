# Every constructor applied to a value of every kind.
def gen():
    yield 1
    yield 2
makers = [("int", int), ("float", float), ("bool", bool), ("str", str), ("bytes", bytes), ("bytearray", bytearray), ("list", list), ("tuple", tuple), ("dict", dict), ("set", set), ("frozenset", frozenset), ("range", range), ("enumerate", enumerate), ("zip", zip), ("reversed", reversed), ("iter", iter)]
inputs = [("0", lambda: 0), ("3", lambda: 3), ("-1", lambda: -1), ("2.5", lambda: 2.5), ("True", lambda: True), ("None", lambda: None), ("''", lambda: ""), ("'12'", lambda: "12"), ("'ab'", lambda: "ab"), ("b''", lambda: b""), ("[]", lambda: []), ("[1,2]", lambda: [1, 2]), ("()", lambda: ()), ("pairs", lambda: [(1, 2), (3, 4)]), ("{}", lambda: {}), ("{5:6}", lambda: {5: 6}), ("{7}", lambda: {7}), ("range", lambda: range(3)), ("gen", gen), ("type", lambda: int), ("func", lambda: gen)]
def shown(v):
    if isinstance(v, (enumerate, zip)) or type(v).__name__ in ("reversed",) or hasattr(v, "__next__"):
        return "it" + repr(list(v))
    if isinstance(v, (set, frozenset)):
        return type(v).__name__ + repr(sorted(v))
    return repr(v)
skip = {("str", "gen"), ("str", "func"), ("str", "type")}
for name, make in makers:
    row = []
    for label, value in inputs:
        if (name, label) in skip:
            continue
        try:
            row.append(shown(make(value())))
        except Exception as e:
            row.append(type(e).__name__[:5])
    print(name, *row)

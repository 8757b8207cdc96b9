# Every dict method with too few and too many arguments, and as a function of the type.
def kind(f, *args, **kw):
    try:
        f(*args, **kw)
        return "ok"
    except Exception as e:
        return type(e).__name__
for name, least, most in (("clear", 0, 0), ("copy", 0, 0), ("get", 1, 2), ("items", 0, 0), ("keys", 0, 0), ("pop", 1, 2), ("popitem", 0, 0), ("setdefault", 1, 2), ("update", 0, 1), ("values", 0, 0)):
    m = getattr({"a": 1, "b": 2}, name)
    print(name, kind(m, *["a"] * (least - 1)) if least else "-", kind(m, *["a"] * (most + 1)))
for name in ("get", "pop", "setdefault"):
    print(name, *[kind(getattr({1: 2, "a": 3}, name), bad, 0) for bad in ([], {}, set(), (1, []), None, 1.0, "zz", bytearray())])
for arg in (5, None, "ab", ["ab"], ["abc"], [["a"]], [("a", 1)], [(1, 2, 3)], [5], {1: 2}, [([], 1)], (), [[]], iter([("k", "v")]), {("x", 1)}, "", range(0), range(2), b"ab", [b"ab"]):
    d = {}
    print(repr(arg) if not hasattr(arg, "__next__") else "iterator", kind(d.update, arg), d)
print(kind(dict, 5), kind(dict, {}, {}), kind(dict, a=1), kind(dict, [("a", 1)], a=2), kind(dict, None), kind(dict.fromkeys, 5), kind(dict.fromkeys, [1], 2, 3), kind(dict.fromkeys, [[]]), kind(dict.get, {}), kind(dict.get, 5, 1), kind(dict.keys, []), kind(dict.update, {}, {}, {}))
print(dict.get({"a": 1}, "a"), list(dict.keys({"k": 1})), dict.pop({"x": 5}, "x"), dict.fromkeys("ab", 0), kind(dict.nope) if hasattr(dict, "nope") else "none", dict.copy({1: 2}), dict.setdefault({}, 1, 2), list(dict.items({3: 4})))
for expr in ("{}[0]", "{}['a']", "{1: 2}[2]", "{1: 2}[[]]", "{1: 2}[1:2]", "{}.a", "{}()", "{} + {}", "{} * 2", "-{}", "{} - {}", "{} & {}", "{} < {}", "len({}, 1)", "hash({})", "{**[]}", "{**5}", "{*5}", "{1, 2: 3}", "{1: 2, 3}", "{1: }", "{: 1}", "{[]: 1}", "{{}: 1}", "{}.keys()[0]", "{}.items() + []", "next({1: 2})", "reversed(5)", "sorted({1: 2, 'a': 3})", "max({})", "sum({'a': 1})", "{1: 2}.pop(3)", "{}.popitem()", "{1: 2} | [3]", "{1: 2} | {3: 4}"):
    try:
        print(expr, eval(expr))
    except Exception as e:
        print(expr, type(e).__name__)

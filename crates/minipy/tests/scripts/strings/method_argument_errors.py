# Every str method with too few, too many and wrong arguments.
methods = [("center", 1, 2), ("count", 1, 3), ("encode", 0, 2), ("endswith", 1, 3), ("find", 1, 3), ("index", 1, 3), ("isalpha", 0, 0), ("isdigit", 0, 0), ("islower", 0, 0), ("isspace", 0, 0), ("isupper", 0, 0), ("join", 1, 1), ("lower", 0, 0), ("lstrip", 0, 1), ("partition", 1, 1), ("replace", 2, 3), ("rfind", 1, 3), ("rindex", 1, 3), ("rpartition", 1, 1), ("rsplit", 0, 2), ("rstrip", 0, 1), ("split", 0, 2), ("startswith", 1, 3), ("strip", 0, 1), ("upper", 0, 0)]
def kind(f, *args):
    try:
        f(*args)
        return "ok"
    except Exception as e:
        return type(e).__name__
for name, least, most in methods:
    m = getattr("abc", name)
    few = kind(m, *["a"] * (least - 1)) if least else "-"
    many = kind(m, *["a"] * (most + 1))
    row = [kind(m, *([bad] + ["a"] * (least - 1))) for bad in (5, 1.5, [], {}, b"a", object())] if most else []
    print(name, few, many, *row)
for name, args in (("replace", ("a", 5)), ("replace", ("a", None)), ("replace", ("a", "b", "c")), ("split", (",", "x")), ("split", (None, None)), ("find", ("a", "b")), ("find", ("a", 0, "b")), ("find", ("a", 1.5)), ("count", ("a", [])), ("startswith", (("a", 1),)), ("startswith", (["a"],)), ("center", ("9",)), ("center", (5, 5)), ("encode", (5,)), ("rsplit", (b",",)), ("index", ("zz",)), ("rindex", ("zz",)), ("partition", ("",)), ("split", ("",))):
    print(name, args, kind(getattr("abcz", name), *args))
for f in (str.upper, str.split, str.join, str.find):
    print(f.__name__ if hasattr(f, "__name__") else "", kind(f), kind(f, 5), kind(f, None, "a"), kind(f, b"x"))
print("abc".find(*("c",)), "a,b".split(**{"sep": ","}), "abc".replace(*"ab"), str.join("-", "ab"), str.upper("x"), list(map("abcabc".count, "abz")), [getattr("Ab", m)() for m in ("upper", "lower", "isalpha")])
for bad in (lambda: "abc".nope, lambda: "abc".Upper(), lambda: str.nope, lambda: "a".x, lambda: setattr("a", "b", 1)):
    print(kind(bad))

# Order and equality over every pair of kinds.
class P: pass
p = P()
values = [0, 1, 1.0, -1.5, 1 << 70, True, None, "", "a", "b", b"", b"a", bytearray(b"a"), [], [1], [1.0], (), (1,), {}, {1: 2}, set(), {1}, frozenset([1]), range(1), p, int, len, ..., NotImplemented]
for a in values:
    print("".join("=" if a == b else "." for b in values), "".join("." if a != b else "=" for b in values))
def order(a, b):
    try:
        return "<" if a < b else "-"
    except TypeError:
        return "T"
for a in values[:24]:
    print("".join(order(a, b) for b in values[:24]))
for op in ("<", "<=", ">", ">="):
    row = []
    for pair in ("1, 'a'", "'a', 1", "[], ()", "None, None", "{}, {}", "int, str", "..., ...", "1, None", "(1,), 1", "b'', ''", "set(), frozenset()", "{1}, [1]", "1.0, True"):
        try:
            a, b = eval(pair)
            row.append(str(eval("a " + op + " b")))
        except TypeError:
            row.append("T")
    print(op, *row)

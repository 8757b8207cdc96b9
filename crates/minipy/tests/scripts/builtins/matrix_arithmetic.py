# Every arithmetic operator over every pair of kinds: the result, or the exception.
values = [("int", 3), ("big", 1 << 70), ("bool", True), ("float", 2.5), ("str", "ab"), ("bytes", b"xy"), ("list", [1]), ("tuple", (2,)), ("dict", {1: 2}), ("set", {1, 2}), ("none", None)]
ops = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "//": lambda a, b: a // b, "&": lambda a, b: a & b, "|": lambda a, b: a | b, "^": lambda a, b: a ^ b,
}
def shown(v):
    if isinstance(v, (set, frozenset)):
        return "set" + str(sorted(v))
    return repr(v)
for name, op in ops.items():
    for left, a in values:
        row = []
        for right, b in values:
            if name == "*" and (left, right) in (("big", "str"), ("str", "big"), ("big", "bytes"), ("bytes", "big"), ("big", "list"), ("list", "big"), ("big", "tuple"), ("tuple", "big")):
                row.append("skip")
                continue
            try:
                row.append(shown(op(a, b)))
            except Exception as e:
                row.append(type(e).__name__[:4])
        print(left, name, *row)

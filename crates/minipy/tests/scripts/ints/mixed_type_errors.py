# Operators between an int and what is not a number.
things = ("a", b"a", None, [1], (1,), {1: 1}, {1}, object, len)
ops = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "<", "<=", ">", ">=")
for op in ops:
    row = []
    for i in range(len(things)):
        for text in ("3 %s things[i]", "things[i] %s 3"):
            try:
                r = eval(text.replace("%s", op), {"things": things, "i": i})
                row.append(repr(r))
            except TypeError:
                row.append("T")
    print(op, *row)
for op in ("-", "+", "~"):
    row = []
    for i in range(len(things)):
        try:
            eval(op + "things[i]", {"things": things, "i": i})
            row.append("ok")
        except TypeError:
            row.append("T")
    print("unary", op, *row)
print(3 == "3", 3 != "3", 3 == None, 3 != [3], 3 in [3.0], (3 == [3]) is False)

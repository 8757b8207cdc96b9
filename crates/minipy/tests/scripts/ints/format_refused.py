# Specifications an int refuses.
def attempt(value, spec):
    try:
        print(repr(value), repr(spec), format(value, spec))
    except (ValueError, TypeError, OverflowError) as e:
        print(repr(value), repr(spec), type(e).__name__)

for spec in ("s", "q", "r", ".2d", ".2", "x y", "5.d", "dd", "10k", "<<<", "d5", ",s", ",x", ",b", "=s"):
    attempt(42, spec)
for spec in ("c",):
    attempt(-1, spec)
    attempt(1114112, spec)
    attempt(65, "+c")
attempt(True, "d")
attempt(True, "5")
attempt(False, "x")
attempt(True, "")
attempt(3, "0")
attempt(3, "05")
attempt(3, "<05")
attempt(-3, "^05")
attempt(3, "+")
attempt(3, "_")
attempt(1234, "1,")

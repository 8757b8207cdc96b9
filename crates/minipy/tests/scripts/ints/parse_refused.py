# What int() refuses: malformed text, bad bases, wrong types.
def attempt(*args):
    try:
        print(args, int(*args))
    except (ValueError, TypeError, OverflowError) as e:
        print(args, type(e).__name__)

for text in ("", " ", "+", "-", "--1", "+-1", "1 2", "1-", "0x10", "0b1", "1.0", "1e3", "_1", "1_", "1__2", "abc", "½", "\x001", "1\x00"):
    attempt(text)
for text, base in (("2", 2), ("8", 8), ("9", 9), ("g", 16), ("0x", 16), ("", 16), ("0b12", 2), ("0b1", 8), ("0o1", 16), ("z", 35), ("-", 0), ("0x", 0), ("0b", 0), ("08", 0)):
    attempt(text, base)
for base in (1, -1, 37, 100, -16):
    attempt("1", base)
for thing in (None, [], (), {}, object, "1.5", b"", b"x", float("nan"), float("inf"), float("-inf")):
    attempt(thing)
attempt(5, 10)
attempt(5.5, 10)
attempt(None, 10)
attempt("1", "2")
attempt("1", 2.0)
attempt("1", 2, 3)

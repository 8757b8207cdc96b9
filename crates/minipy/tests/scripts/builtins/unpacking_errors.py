# Unpacking: counts, stars, nested targets, odd iterables and failures.
def attempt(source, **names):
    try:
        exec(source, names)
        print(source, {k: v for k, v in sorted(names.items()) if len(k) == 1})
    except Exception as e:
        print(source, type(e).__name__)

for rhs in ("[]", "[1]", "[1, 2]", "[1, 2, 3]", "'xy'", "{'p': 1, 'q': 2}", "range(2)", "5", "None", "iter([1, 2])", "(i for i in 'mn')", "{}", "zip('a', 'b')", "b'ab'"):
    attempt("a, b = " + rhs)
    attempt("a, *b = " + rhs)
    attempt("[*a, b] = " + rhs)
for source in (
    "(a, b), c = (1, 2), 3", "(a, b), c = 1, 2", "a, (b, (c, d)) = 1, (2, (3, 4))", "a, (b, *c), *d = 1, 'xyz', 5, 6", "*a, = 'abc'", "(a,) = [1]", "(a,) = [1, 2]", "() = []", "[] = ()", "() = [1]",
    "a = b = c = []", "a, b = b, a = 1, 2", "a, a = 1, 2", "*a, b = 1,", "*a, b = ()", "a, b, *c = 1, 2", "a, b, *c = 1,", "for a, b in [(1, 2), (3, 4)]: pass", "for a, b in [(1, 2), (3,)]: pass", "for a, *b in ['xyz']: pass", "for (a, b), c in [((1, 2), 3)]: pass",
    "*a, *b = 1, 2", "a, b += 1, 2", "*a = 1", "a + 1 = 2", "f() = 1", "1 = a", "None = 1", "'a' = 1", "[a, 1] = 1, 2", "a = *b", "del ()", "(a b) = 1",
):
    attempt(source)

# Every way a call can fail to fit its function: too few, too many, twice, unknown, keyword-only, positional-only.
def none(): return "none"
def two(a, b): return (a, b)
def opt(a, b=2, c=3): return (a, b, c)
def star(a, *rest): return (a, rest)
def kwonly(a, *, k, m=5): return (a, k, m)
def kwstar(a, **kw): return (a, sorted(kw.items()))
def posonly(a, b=1, /, c=2): return (a, b, c)
def everything(a, /, b, c=3, *d, e, f=6, **g): return (a, b, c, d, e, f, sorted(g.items()))
good = [lambda: none(), lambda: two(b=1, a=2), lambda: opt(1, c=9), lambda: opt(*(1, 2), **{"c": 4}), lambda: star(1), lambda: star(*range(4)),
        lambda: kwonly(1, k=2), lambda: kwonly(m=1, k=2, a=3), lambda: kwstar(1, b=2, self=3), lambda: kwstar(a=5), lambda: posonly(1), lambda: posonly(1, 2, c=3),
        lambda: everything(1, 2, e=5), lambda: everything(1, 2, 3, 4, 5, e=6, f=7, z=8), lambda: everything(1, b=2, e=3, a=4), lambda: everything(*"abcd", **{"e": 1, "x y": 2})]
for i, f in enumerate(good):
    print(i, f())
bad = [lambda: none(1), lambda: none(a=1), lambda: two(1), lambda: two(1, 2, 3), lambda: two(1, a=2), lambda: two(a=1, b=2, c=3), lambda: two(),
       lambda: opt(), lambda: opt(1, 2, 3, 4), lambda: opt(b=1), lambda: opt(1, a=1), lambda: star(), lambda: star(a=1, b=2), lambda: kwonly(1),
       lambda: kwonly(1, 2), lambda: kwonly(1, k=1, z=2), lambda: kwonly(k=1), lambda: kwstar(), lambda: kwstar(1, 2), lambda: kwstar(1, a=2),
       lambda: posonly(a=1), lambda: posonly(1, b=2), lambda: posonly(), lambda: everything(1, e=1), lambda: everything(1, 2), lambda: everything(1, 2, b=3, e=1),
       lambda: two(*[1, 2, 3]), lambda: two(**{"a": 1}), lambda: two(*[1], **{"a": 1}), lambda: kwstar(1, **{"k": 1}, k=2), lambda: kwstar(1, **{5: 1}), lambda: two(*5), lambda: two(**5), lambda: two(*None)]
for i, f in enumerate(bad):
    try:
        print("no error", i, f())
    except TypeError:
        print("TypeError", i, end=" ")
print()
for src in ("def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*a, *b): pass", "def f(**k, a): pass", "lambda a, a: 0", "f(a=1, 2)", "f(**{}, *[])", "def f(a, /, b, /): pass", "def f(*, **k): pass", "f(a=1, a=2)", "def f(/): pass"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)

# yield as an expression in every place that takes one: arguments, displays, subscripts, conditions, defaults, returns.
def run(gen, *sends):
    out = []
    try:
        out.append(next(gen))
        for s in sends:
            out.append(gen.send(s))
    except StopIteration as e:
        return out, "=", e.value
    except Exception as e:
        return out, "!", type(e).__name__
    return out, "..."
def args(): return (lambda *a, **k: (a, k))((yield 1), *(yield 2), k=(yield 3), **(yield 4))
print(run(args(), "a", ["b", "c"], "d", {"z": 1}))
def display(): return [(yield 1), {(yield 2): (yield 3)}, ((yield 4), {(yield 5)})]
print(run(display(), "l", "k", "v", "t", "s"))
def subscript():
    d = {}
    d[(yield "key")] = yield "value"
    d[(yield "key2")] += yield "add"
    return d
print(run(subscript(), "k", 1, "k", 5) if False else run(subscript(), 1, "k", "k", 5))
def conditional(): return ("yes" if (yield "cond") else (yield "else")), (yield "a") and (yield "b"), (yield "c") or (yield "d")
print(run(conditional(), 0, "E", 1, "B", 0, "D"))
print(run(conditional(), 1, 0, "C"))
def compare(): return (yield 1) < (yield 2) < (yield 3)
print(run(compare(), 1, 2, 3), run(compare(), 5, 2))
def arithmetic(): return (yield 1) + (yield 2) * (yield 3), -(yield 4), not (yield 5)
print(run(arithmetic(), 1, 2, 3, 4, 0))
def default():
    def f(a=(yield "default")):
        return a
    return f()
print(run(default(), "given"))
def loops():
    out = []
    for x in (yield "iterable"):
        out.append((yield x))
    while (yield "again?"):
        out.append("w")
    return out
print(run(loops(), "ab", 1, 2, True, True, False))
def statements():
    assert (yield "assert"), (yield "message")
    with (yield "manager") as m:
        pass
    del (yield "list")[0]
    raise (yield "error")
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): pass
print(run(statements(), True, CM(), [1], KeyError("k")), run(statements(), False, "text"))
def fstring(): return f"{(yield 1)}-{(yield 2):>{(yield 3)}}"
print(run(fstring(), "a", "b", 4))
def unpack():
    a, *b = yield "seq"
    (c, d), e = (yield "x"), (yield "y")
    x = y = yield "both"
    return a, b, c, d, e, x is y
print(run(unpack(), [1, 2, 3], "cd", "e", []))
def augmented():
    n = 1
    n += yield n
    n *= yield n
    n -= (yield n)
    return n
print(run(augmented(), 2, 5, 1))
def bare():
    yield
    x = yield
    return (yield), x
print(run(bare(), 1, 2, 3))
def tuples():
    yield 1, 2
    x = yield 3, 4
    yield (yield (yield x,))
print(run(tuples(), None, "x", "y", "z"))
def lam():
    f = lambda: (yield 5)
    return list(f()), [y for y in (yield "src")]
print(run(lam(), "pq"))
def dele():
    r = [(yield from [1, 2]), (yield from sub())]
    return r
def sub():
    return (yield "in sub")
print(run(dele(), None, None, "answer"))
for src in ("def f(): x = yield = 1", "yield 1", "class C: yield 1", "def f(): return yield", "def f(): print(yield)", "def f(): print(yield 1)", "def f(): (yield) = 1", "lambda: yield", "def f(): yield from", "def f(): a = yield, 1", "[ (yield x) for x in y ]", "def f(): await x", "def f(): 1 + yield 2"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)

# The three constants: identity, truth, text, operators, as keys and defaults.
print(None, ..., NotImplemented, [None, ...], (None,), {None: ...}, {"k": None}, str(None), repr(...), "%s" % None, "{}".format(None), f"{None!r:>6}")
print(None is None, ... is Ellipsis, None == None, None != None, None == 0, None == False, None == "", None is not False, ... == ..., bool(None), bool(...), not None, None or 5, None and 5, ... and 5)
print(type(None).__name__, type(...).__name__ in ("ellipsis", "Ellipsis"), hash(None) == hash(None), hash(...) == hash(...), {None: 1}[None], {...: 2}[Ellipsis], None in [None], None in (0, ""), [None, 1].count(None), [0, None].index(None), len({None, None}))
def attempt(e):
    try:
        print(e, eval(e))
    except (TypeError, AttributeError, SyntaxError) as x:
        print(e, type(x).__name__)

for e in ("None + 1", "1 + None", "None < 1", "None < None", "-None", "None[0]", "None()", "None.x", "len(None)", "iter(None)", "int(None)", "str(None)", "bool(None)", "list(None)", "dict(None)", "set(None)", "tuple(None)", "float(None)", "sum(None)", "sorted(None)", "max(None)", "[*None]", "{**None}", "1 in None", "None in 'abc'", "None * 2", "'a' + None", "[1][None]", "(1, 2)[None:]", "'abc'[None:None]", "range(None)", "round(None)", "abs(None)", "'%d' % None", "'%s' % None", "' '.join(None)", "'a'.split(None)", "'a b'.split(None, 1)", "sorted([None])", "sorted([None, None])", "min(None, 1)", "any([None])", "all([])", "... + 1", "...[0]", "...()", "... < ...", "len(...)", "None if None else 5", "None is (None)", "[None] * 3", "[...] == [Ellipsis]", "None == ...", "isinstance(None, type(None))", "isinstance(None, object)", "print(None)", "None = 5" if False else "None", "NotImplemented == NotImplemented"):
    attempt(e)
def f(a=None, b=...):
    if a is None:
        a = []
    a.append(b is ...)
    return a
print(f(), f(), f([1]), f(b=1), (lambda: None)(), (lambda: ...)(), [].append(1), {}.update(), print(end=""), [f() for f in [lambda: None]], [None] == [None], None is [].sort())
def nothing(): pass
def bare():
    return
def maybe(x):
    if x:
        return x
print(nothing(), bare(), maybe(0), maybe(3), nothing() is bare(), [x for x in map(maybe, [0, 1, 2]) if x is not None], (nothing(),), str(nothing()) + "!")
class G:
    def __getitem__(self, k): return k
print(G()[...], G()[..., 1], G()[None], G()[1:None], G()[...] is Ellipsis)

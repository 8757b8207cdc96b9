# Exceptions from key functions, predicates, iterators and hooks inside the builtins.
class Boom(Exception):
    pass
def boom(*args):
    raise Boom(args)
def late(n):
    calls = [0]
    def f(*args):
        calls[0] += 1
        if calls[0] > n:
            raise Boom(n)
        return args[0]
    return f
def attempt(name, f):
    try:
        print(name, f())
    except Boom as e:
        print(name, "Boom", e.args[0] if e.args and isinstance(e.args[0], int) else "")
l = [3, 1, 2]
attempt("sorted key", lambda: sorted(l, key=boom))
attempt("sort key late", lambda: l.sort(key=late(2)))
print(l)
attempt("min key", lambda: min(l, key=boom))
attempt("max key late", lambda: max(l, key=late(1)))
attempt("map", lambda: list(map(boom, l)))
attempt("map late", lambda: list(map(late(2), l)))
attempt("filter", lambda: list(filter(boom, l)))
attempt("comprehension", lambda: [boom(x) for x in l])
attempt("sum", lambda: sum(boom() for _ in l))
attempt("any", lambda: any(boom() for _ in l))
attempt("any stops", lambda: any(late(1)(x) for x in l))
attempt("all stops", lambda: all(x > 2 or boom() for x in l))
attempt("zip", lambda: list(zip(l, map(late(1), l))))
attempt("enumerate", lambda: list(enumerate(map(late(2), l))))
attempt("dict", lambda: dict((x, boom()) for x in l))
attempt("set", lambda: set(map(late(1), l)))
attempt("join", lambda: ",".join(boom() for _ in l))
attempt("unpack", lambda: [*map(late(2), l)])
attempt("call", lambda: print(*map(late(0), l)))
attempt("iter", lambda: list(iter(boom, None)))
attempt("next default", lambda: next(map(boom, l), "default"))
attempt("in", lambda: 2 in map(late(1), l))
attempt("in found first", lambda: 3 in map(late(1), l))
class Bad:
    __bool__ = __len__ = __iter__ = __hash__ = __str__ = __repr__ = __int__ = __index__ = __float__ = __eq__ = __lt__ = __gt__ = __contains__ = __getitem__ = __call__ = __add__ = __neg__ = __abs__ = boom
    def __getattr__(self, name):
        raise Boom(1)
b = Bad()
for name, f in (("bool", lambda: bool(b)), ("not", lambda: not b), ("if", lambda: 1 if b else 2), ("len", lambda: len(b)), ("iter", lambda: iter(b)), ("list", lambda: list(b)), ("hash", lambda: hash(b)), ("dict", lambda: {b: 1}), ("set", lambda: {b}), ("str", lambda: str(b)), ("repr", lambda: repr(b)), ("list repr", lambda: str([b])), ("int", lambda: int(b)), ("index", lambda: l[b]), ("float", lambda: float(b)), ("eq", lambda: b == 1), ("req", lambda: 1 == b), ("in list", lambda: b in [1]), ("count", lambda: l.count(b)), ("lt", lambda: b < 1), ("sorted", lambda: sorted([b, b])), ("contains", lambda: 1 in b), ("getitem", lambda: b[0]), ("call", lambda: b()), ("add", lambda: b + 1), ("neg", lambda: -b), ("abs", lambda: abs(b)), ("getattr", lambda: b.x), ("getattr default", lambda: getattr(b, "x", 1)), ("hasattr", lambda: hasattr(b, "x")), ("format", lambda: "%s" % b), ("fstring", lambda: f"{b}"), ("is", lambda: b is b), ("identity in", lambda: b in [b]), ("type", lambda: type(b).__name__)):
    attempt(name, f)
print(l, sorted(l))

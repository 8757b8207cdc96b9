# Trees and lists as nested tuples that are never changed: insert, delete, zip, share.
def insert(t, k, v):
    if t is None:
        return (None, k, v, None)
    l, tk, tv, r = t
    if k == tk:
        return (l, k, v, r)
    return (insert(l, k, v), tk, tv, r) if k < tk else (l, tk, tv, insert(r, k, v))
def get(t, k, default=None):
    while t is not None:
        l, tk, tv, r = t
        if k == tk:
            return tv
        t = l if k < tk else r
    return default
def items(t):
    if t is not None:
        yield from items(t[0])
        yield t[1:3]
        yield from items(t[3])
def delete(t, k):
    if t is None:
        raise KeyError(k)
    l, tk, tv, r = t
    if k < tk:
        return (delete(l, k), tk, tv, r)
    if k > tk:
        return (l, tk, tv, delete(r, k))
    if l is None or r is None:
        return l or r
    m = r
    while m[0] is not None:
        m = m[0]
    return (l, m[1], m[2], delete(r, m[1]))
t = None
for k in (5, 2, 8, 1, 9, 3):
    t = insert(t, k, k * k)
u = insert(t, 2, "two")
w = delete(t, 5)
print(list(items(t)), get(t, 8), get(t, 7, "none"), get(u, 2), get(t, 2), u[3] is t[3], u[0][0] is t[0][0], t == u, [k for k, _ in items(w)], w[1])
try:
    delete(t, 42)
except KeyError as e:
    print("KeyError", e)
print(t == insert(insert(t, 9, 81), 1, 1), hash(t) == hash(insert(t, 9, 81)), {t: "tree"}[insert(t, 5, 25)], len({t, u, w}), str(u).count("two"), insert(None, 1, 2), delete((None, 1, 2, None), 1))
nil = ()
def cons(x, l): return (x, l)
def from_iter(it):
    out = nil
    for x in reversed(list(it)):
        out = cons(x, out)
    return out
def walk(l):
    while l:
        x, l = l
        yield x
a = from_iter("abc")
b = cons("z", a)
print(a, list(walk(b)), b[1] is a, from_iter([]), list(walk(nil)), "".join(walk(from_iter("xyz"))), sum(1 for _ in walk(from_iter(range(40)))))
def rev(l, acc=nil):
    for x in walk(l):
        acc = cons(x, acc)
    return acc
print(rev(a), rev(rev(a)) == a, rev(nil), rev(a, cons("tail", nil)))
def depth(t): return 0 if t is None else 1 + max(depth(t[0]), depth(t[3]))
def build(ks):
    ks = sorted(ks)
    m = len(ks) // 2
    return (build(ks[:m]), ks[m], None, build(ks[m + 1 :])) if ks else None
print(depth(t), depth(build(range(31))), [k for k, _ in items(build("hello"))], build([]), depth(None), build([1, 2]))
expr = ("+", ("*", 2, "x"), ("-", ("*", "x", "x"), 1))
def ev(e, x): return {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}[e[0]](ev(e[1], x), ev(e[2], x)) if isinstance(e, tuple) else x if e == "x" else e
def d(e):
    if not isinstance(e, tuple):
        return int(e == "x")
    op, a, b = e
    return (op, d(a), d(b)) if op != "*" else ("+", ("*", d(a), b), ("*", a, d(b)))
def simple(e):
    if not isinstance(e, tuple):
        return e
    op, a, b = e[0], simple(e[1]), simple(e[2])
    if op == "*" and 0 in (a, b):
        return 0
    if op == "*" and 1 in (a, b):
        return b if a == 1 else a
    if op in "+-" and b == 0:
        return a
    if op == "+" and a == 0:
        return b
    return ev((op, a, b), 0) if isinstance(a, int) and isinstance(b, int) else (op, a, b)
print([ev(expr, x) for x in range(4)], simple(d(expr)), [ev(d(expr), x) for x in range(4)], simple(d(5)), simple(d("x")))

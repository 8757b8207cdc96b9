# Return values: none, several, conditional, from loops and handlers, returned functions, chains of None and falsy values.
def nothing(): pass
def bare(): return
def explicit(): return None
def expr(): 5
def falls(x):
    if x:
        return "yes"
print(nothing(), bare(), explicit(), expr(), falls(1), falls(0), [falls(i) for i in range(2)])
def many(): return 1, "two", [3]
a, b, c = many()
print(a, b, c, many()[1], len(many()), (lambda: (1,))(), (lambda: ())())
def paren(): return (1)
def comma(): return 1,
print(paren(), comma())
def star(): return *many(), 4
print(star())
def cond(n): return "neg" if n < 0 else "zero" if not n else "pos"
def chain(n): return n and n > 5 and "big" or "small"
print([cond(n) for n in (-1, 0, 1)], [chain(n) for n in (0, 3, 9)], (lambda: 0 or None)(), (lambda: [] and 1)())
def loop(items, want):
    for i, x in enumerate(items):
        if x == want:
            return i
    else:
        return -1
print(loop("abc", "b"), loop("abc", "z"), loop([], 1))
def handler(f):
    try:
        return f()
    except ZeroDivisionError:
        return "div"
    except (KeyError, IndexError) as e:
        return type(e).__name__
    finally:
        log.append("f")
log = []
print(handler(lambda: 1), handler(lambda: 1 // 0), handler(lambda: {}[1]), handler(lambda: [][0]), log)
def nested(n):
    def inner(m):
        if m > n:
            return "more"
        return inner
    return inner
print(nested(3)(5), nested(3)(1)(2)(9), callable(nested(1)(0)))
def early(n):
    for i in range(n):
        for j in range(n):
            if i * j == 6:
                return i, j
            if i + j > 20:
                return
    return "none"
print(early(4), early(3), early(0))
def gen_return(n):
    if n == 0:
        return
    yield n
    return "ignored by for"
print(list(gen_return(0)), list(gen_return(2)))
def recursive(n): return n if n < 10 else recursive(n // 10) + n % 10
print(recursive(98765), recursive(5))
def update(d): return d.update(x=1)
def add(l): return l.append(1)
d, l = {}, []
print(update(d), add(l), l.sort(), d.clear(), [3].reverse(), {1}.add(2), print("x", end=""), d, l)
def default_none(x=None): return x if x is not None else "default"
print(default_none(), default_none(None), default_none(0), default_none(False), default_none(""))
def implicit_in_branches(x):
    if x == 1:
        return 1
    elif x == 2:
        pass
    elif x == 3:
        x = 10
    else:
        return "else"
print([implicit_in_branches(i) for i in range(5)])
def with_return():
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): log.append("exit")
    with CM():
        with CM():
            return "inside"
del log[:]
print(with_return(), log)
def bool_return(x): return not x
def cmp_return(a, b): return a < b <= 10
print(bool_return([]), cmp_return(1, 5), cmp_return(5, 1), (lambda x: x is None)(None), type(bool_return(0)).__name__)
def function_returns_class():
    class Local:
        def who(self): return "local"
    return Local
K = function_returns_class()
print(K().who(), function_returns_class() is K, K.__name__)
def walrus():
    if (n := len("abc")) > 2:
        return n
print(walrus(), (lambda: (y := 3) * y)())

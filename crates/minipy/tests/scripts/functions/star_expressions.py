# Stars in calls and displays: mixing, order of evaluation, any iterable, nested, errors while unpacking.
log = []
def t(x):
    log.append(x)
    return x
def f(*a, **k):
    return a, k
print(f(*[1], 2, *(3, 4), 5, *"ab", k=6, **{"m": 7}, n=8, **dict(o=9)))
print(f(*t([1]), t(2), *t((3,)), k=t(4), **t({"m": 5}), n=t(6)), log)
print([*range(3), *"ab", *{"k": 1}, *(x * x for x in (2, 3)), *[]], (*[1], *(2,)), {*"aab"} == {"a", "b"}, (*(),))
print({**{"a": 1}, "b": 2, **{"a": 3, "c": 4}}, {"a": 0, **{}}, {**dict([("x", 1)]), **{"x": 2}})
a = *[1, 2], 3
print(a, *a, sep="-")
def g():
    yield from [*"xy", *"z"]
    return [*"end"]
print(list(g()), max(*[3, 9, 2]), print(*[], sep="?"))
def order(a, b, c):
    return a, b, c
print(order(*[1], c=3, *[2]), order(c=1, *[2, 3]), order(*[], **{"a": 1, "b": 2, "c": 3}))
def fails():
    yield 1
    raise ValueError("while unpacking")
for make in (lambda: f(*fails()), lambda: [*fails()], lambda: {*fails()}, lambda: (*[1], *fails())):
    try:
        make()
        print("no error")
    except ValueError as e:
        print(e)
for make in (lambda: [*5], lambda: {**[1]}, lambda: f(*5), lambda: f(**5), lambda: (*None,), lambda: {*1.5}):
    try:
        make()
        print("no error")
    except TypeError:
        print("TypeError")
for src in ("*a", "x = *a", "[**d]", "{*a: 1}", "f(**k, *a)", "(*a)", "*a, = [1]", "del *a", "return *a", "print(*)", "{**d, *a}", "*a += 1"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)

# assert: messages of all types, evaluation only on failure, in functions, with walrus, as AssertionError.
log = []
def note(x, result):
    log.append(x)
    return result
def check(f):
    try:
        f()
        print("passed")
    except AssertionError as e:
        print("AssertionError", e.args, repr(str(e)))
def a1(): assert 1 + 1 == 2
def a2(): assert False
def a3(): assert 0, "zero"
def a4(): assert [], ("a", "tuple")
def a5(): assert None, None
def a6(): assert "", 5
def a7(): assert (1, "always true")[0]
def a8(): assert note("cond", True), note("message", "m")
def a9(): assert note("cond", False), note("message", "m")
def a10(): assert (n := 5) > 6, n
def a11(): assert not [x for x in range(3) if x > 1], "found"
def a12(): assert True if log else False, "conditional"
def a13(): assert isinstance(5, str) or 0, ValueError("an exception as message")
def a14(): assert {}.get("x", 1), "default"
for f in (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14):
    check(f)
print(log)
class Falsy:
    def __bool__(self):
        log.append("asked")
        return False
    def __repr__(self):
        return "Falsy()"
def a15(): assert Falsy(), Falsy()
check(a15)
print(log[-1])
try:
    raise AssertionError("by hand", 1)
except AssertionError as e:
    print(e.args, isinstance(e, Exception))
def validate(**kw):
    try:
        assert set(kw) <= {"a", "b"}, "unknown: " + ", ".join(sorted(set(kw) - {"a", "b"}))
        assert all(isinstance(v, int) for v in kw.values()), "not int"
        return sorted(kw)
    except AssertionError as e:
        return str(e)
print(validate(a=1), validate(a="x"), validate(c=1, a=2, d=0))
def nested():
    try:
        assert False, "inner"
    except AssertionError as e:
        assert str(e) == "inner", "not reached"
        return "ok"
    finally:
        assert True
print(nested())
def gen():
    for i in range(3):
        assert i < 2, i
        yield i
g = gen()
print(next(g), next(g))
try:
    next(g)
except AssertionError as e:
    print(e.args, list(g))
for src in ("assert", "assert x, y, z", "assert x = 1", "assert(,)"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)

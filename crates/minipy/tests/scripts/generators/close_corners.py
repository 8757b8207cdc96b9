# close: fresh, suspended, finished; finally with yields, returns and errors; close while delegating; ignored GeneratorExit.
log = []
def g(name):
    try:
        log.append(name + " begin")
        yield 1
        yield 2
    except GeneratorExit:
        log.append(name + " exit")
        raise
    finally:
        log.append(name + " finally")
fresh, suspended, finished = g("fresh"), g("suspended"), g("finished")
next(suspended)
list(finished)
for x in (fresh, suspended, finished):
    x.close()
    x.close()
print(log, [next(x, "closed") for x in (fresh, suspended, finished)])
def swallow():
    try:
        yield 1
    except GeneratorExit:
        pass
def returns():
    try:
        yield 1
    finally:
        return "value"
def raises():
    try:
        yield 1
    except GeneratorExit:
        raise ValueError("instead")
def yields():
    try:
        yield 1
    finally:
        yield 2
def base():
    try:
        yield 1
    except BaseException as e:
        print("base saw", type(e).__name__)
for make in (swallow, returns, raises, yields, base):
    x = make()
    next(x)
    try:
        print(make.__name__, "closed", x.close() in (None, "value"))
    except (ValueError, RuntimeError) as e:
        print(make.__name__, type(e).__name__)
def outer():
    try:
        yield from g("inner")
    finally:
        log.append("outer finally")
del log[:]
o = outer()
next(o)
o.close()
print(log)
def nested():
    for a in range(3):
        try:
            for b in range(3):
                try:
                    yield a, b
                finally:
                    log.append(("b", a, b))
        finally:
            log.append(("a", a))
del log[:]
n = nested()
for pair in n:
    if pair == (1, 1):
        break
print(log)
del log[:]
n.close()
print(log)
class Resource:
    def __enter__(self):
        log.append("open")
        return self
    def __exit__(self, kind, *rest):
        log.append(("close", kind.__name__ if kind else None))
def user():
    with Resource():
        yield "using"
        yield "more"
del log[:]
for _ in user():
    pass
u = user()
next(u)
u.close()
u = user()
next(u)
try:
    u.throw(KeyError)
except KeyError:
    log.append("KeyError")
print(log)
print(issubclass(GeneratorExit, Exception), issubclass(GeneratorExit, BaseException))

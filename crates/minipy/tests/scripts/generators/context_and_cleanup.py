# Generators as context managers and coroutines of cleanup: nested with, exceptions through, order of finally.
log = []
class contextmanager:
    def __init__(self, f):
        self.f = f
    def __call__(self, *a, **k):
        return Manager(self.f(*a, **k))
class Manager:
    def __init__(self, gen):
        self.gen = gen
    def __enter__(self):
        return next(self.gen)
    def __exit__(self, kind, value, tb):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("did not stop")
        try:
            self.gen.throw(value)
        except StopIteration as e:
            return e is not value
        except BaseException as e:
            if e is not value:
                raise
            return False
        raise RuntimeError("did not stop after throw")
@contextmanager
def tag(name, swallow=()):
    log.append("<%s>" % name)
    try:
        yield name.upper()
    except swallow as e:
        log.append("swallowed %s" % type(e).__name__)
    finally:
        log.append("</%s>" % name)
def flush():
    r = "".join(log)
    del log[:]
    return r
with tag("a") as x:
    log.append(x)
print(flush())
with tag("a"), tag("b") as y:
    log.append(y)
print(flush())
with tag("out", ValueError):
    with tag("in", KeyError):
        raise ValueError
print(flush())
try:
    with tag("t"):
        raise OSError("passes")
except OSError as e:
    print(e, flush())
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def never():
    return
    yield
@contextmanager
def translate():
    try:
        yield
    except KeyError as e:
        raise ValueError("translated") from e
for cm in (twice(), never(), translate()):
    try:
        with cm:
            raise_it = isinstance(cm, Manager)
            if cm.gen.__class__ and log == ["now"]:
                pass
        print("fine")
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__)
try:
    with translate():
        {}["k"]
except ValueError as e:
    print(e, type(e.__cause__).__name__)
@contextmanager
def cd(stack, where):
    stack.append(where)
    try:
        yield stack
    finally:
        stack.pop()
stack = ["/"]
def work():
    with cd(stack, "a"):
        with cd(stack, "b") as s:
            yield list(s)
            yield list(s)
        yield list(stack)
w = work()
print(next(w), next(w), stack)
w.close()
print(stack, list(w))
class ExitStack:
    def __init__(self): self.callbacks = []
    def __enter__(self): return self
    def enter(self, cm):
        r = cm.__enter__()
        self.callbacks.append(cm.__exit__)
        return r
    def callback(self, f, *a): self.callbacks.append(lambda *exc: f(*a) and False)
    def __exit__(self, *exc):
        suppressed = False
        while self.callbacks:
            if self.callbacks.pop()(*exc):
                suppressed, exc = True, (None, None, None)
        return suppressed
with ExitStack() as es:
    names = [es.enter(tag(n, ValueError if n == "y" else ())) for n in "xyz"]
    es.callback(log.append, "callback;")
    raise ValueError
print(names, flush())

# with: managers that suppress, replace or leave an error; several managers; return, break and continue out of them.
class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds
        self.caught = []
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        if kind is not None and issubclass(kind, self.kinds):
            self.caught.append((kind.__name__, type(value) is kind, len(value.args)))
            return True
class Replace:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        if kind:
            raise RuntimeError("replaced " + kind.__name__)
with Suppress(ValueError, KeyError) as s:
    raise ValueError("v", 1)
print(s.caught)
with s:
    {}["missing"]
print(s.caught)
try:
    with s:
        raise OSError("not suppressed")
except OSError as e:
    print(e, len(s.caught))
try:
    with Replace():
        raise ValueError("original")
except RuntimeError as e:
    print(e)
with Suppress(RuntimeError) as outer, Replace():
    raise ValueError("x")
print(outer.caught)
with Suppress(ZeroDivisionError) as a:
    with Suppress(KeyError) as b:
        1 // 0
    print("never")
print(a.caught, b.caught)
def f():
    for i in range(5):
        with Suppress(ValueError):
            if i == 0:
                continue
            if i == 1:
                raise ValueError
            if i == 3:
                return "returned %d" % i
        print("after", i)
print(f())
def g():
    with Suppress(Exception):
        return 1 // 0
    return "fell out"
print(g())
def gen():
    with Suppress(GeneratorExit) as s:
        yield s
    print("suppressed the exit")
it = gen()
next(it)
it.close()
class Counter:
    depth = 0
    def __enter__(self):
        Counter.depth += 1
        return Counter.depth
    def __exit__(self, *exc):
        Counter.depth -= 1
        return exc[0] is StopIteration
c = Counter()
with c as d1, c as d2, Counter() as d3:
    print(d1, d2, d3, Counter.depth)
with c:
    raise StopIteration("swallowed")
print(Counter.depth)
try:
    with c, c:
        raise KeyError
except KeyError:
    print("depth", Counter.depth)
class Bad:
    def __enter__(self):
        raise OSError("enter")
    def __exit__(self, *a):
        print("never called")
try:
    with c, Bad():
        pass
except OSError as e:
    print(e, Counter.depth)
with (c):
    print(Counter.depth)
while True:
    with c:
        break
print(Counter.depth)

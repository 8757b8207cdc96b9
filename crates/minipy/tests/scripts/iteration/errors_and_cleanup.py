# Exceptions raised inside iteration: where they surface and what is left.
def gen(log, fail_at):
    try:
        for i in range(5):
            if i == fail_at:
                raise ValueError("at %d" % i)
            yield i
    finally:
        log.append("closed")
def consume(f, fail_at=2):
    log = []
    try:
        r = f(gen(log, fail_at))
    except ValueError as e:
        r = "ValueError %s" % e
    return r, log
for f in (list, tuple, set, sum, max, sorted, lambda g: dict(zip(g, g)), lambda g: [x * 2 for x in g], lambda g: "".join(map(str, g)), lambda g: [*g], lambda g: 9 in g, lambda g: bytes(g), lambda g: list(enumerate(g)), lambda g: list(map(str, g)), lambda g: list(filter(None, g)), lambda g: any(x > 8 for x in g), lambda g: [a for a, b in zip(g, "ab")], lambda g: (lambda *a: a)(*g)):
    print(consume(f))
for f in (lambda g: next(g), lambda g: [next(g), next(g)], lambda g: 1 in g, lambda g: any(g)):
    log = []
    g = gen(log, 9)
    print(f(g), log, end=" ")
    g.close()
    print(log, list(g))
target = []
try:
    target.extend(gen([], 3))
except ValueError:
    print(target in ([], [0, 1, 2]))
try:
    a, b = gen([], 1)
except ValueError as e:
    print("unpack", e)
def broken_iter():
    class B:
        def __iter__(self):
            raise KeyError("iter")
    return B()
for f in (list, sum, tuple, lambda b: [*b], lambda b: 1 in b, lambda b: [x for x in b], sorted, lambda b: dict(b), lambda b: zip(b), enumerate, lambda b: map(str, b), set, max):
    try:
        r = f(broken_iter())
        print("lazy", type(r).__name__)
    except KeyError as e:
        print("KeyError", e, end="; ")
print()
class NextFails:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 2 == 0:
            raise LookupError(self.n)
        return self.n
it = NextFails()
out = []
for _ in range(3):
    try:
        for x in it:
            out.append(x)
    except LookupError as e:
        out.append("E%s" % e)
print(out, it.n)
d = {"a": 1}
try:
    d.update((k, 1 // v) for k, v in [("b", 1), ("c", 0)])
except ZeroDivisionError:
    print("a" in d, len(d) in (1, 2))
l = [3, 1, 2]
try:
    l[:] = (1 // x for x in (1, 0))
except ZeroDivisionError:
    print(l)
try:
    l += (1 // x for x in (1, 0))
except ZeroDivisionError:
    print(l[:3])
def nested():
    log = []
    def inner():
        try:
            yield 1
            yield 2
        finally:
            log.append("inner")
    def outer():
        try:
            yield from inner()
        finally:
            log.append("outer")
    for x in outer():
        if x == 1:
            break
    g = outer()
    next(g)
    try:
        g.throw(ValueError("thrown"))
    except ValueError as e:
        log.append(str(e))
    return log[-3:]
print(nested())

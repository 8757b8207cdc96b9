# Decorators: order, with arguments, on methods and classes, keeping state, arbitrary expressions.
log = []
def tag(name):
    log.append("make " + name)
    def wrap(f):
        log.append("apply " + name)
        def inner(*a, **k):
            log.append("call " + name)
            return "%s(%s)" % (name, f(*a, **k))
        return inner
    return wrap
@tag("outer")
@tag("inner")
def f(x, y=2):
    return "%s,%s" % (x, y)
print(f(1), f(x=3, y=4), log)
counts = {}
def counted(f):
    counts[f.__name__] = 0
    def inner(*a):
        counts[f.__name__] += 1
        return f(*a)
    return inner
@counted
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10), counts)
known = {}
def memo(f):
    def inner(*a):
        if a not in known:
            known[a] = f(*a)
        return known[a]
    return inner
@memo
def slow(a, b):
    log.append("slow")
    return a * b
del log[:]
print(slow(2, 3), slow(2, 3), slow(3, 2), log, len(known))
def plugin(registry, *names):
    def add(cls):
        for n in names or (cls.__name__,):
            registry[n] = cls
        cls.registered = len(registry)
        return cls
    return add
reg = {}
@plugin(reg)
class A:
    pass
@plugin(reg, "b1", "b2")
class B:
    def hi(self):
        return "B says hi"
print(sorted(reg), reg["b1"]().hi(), A.registered, B.registered)
def retry(times, errors):
    def wrap(f):
        def inner(*a):
            for attempt in range(times):
                try:
                    return f(attempt, *a)
                except errors as e:
                    log.append((attempt, str(e)))
            return "gave up"
        return inner
    return wrap
class Device:
    @retry(3, (OSError, ValueError))
    def flaky(attempt, self, good_at):
        if attempt < good_at:
            raise (OSError if attempt % 2 else ValueError)("attempt %d" % attempt)
        return "ok at %d" % attempt
    flaky2 = lambda self, n: Device.flaky(self, n)
del log[:]
d = Device()
print(Device.flaky(d, 2), d.flaky2(9), log)
@(lambda f: [f() for _ in range(2)])
def listed():
    return "x"
print(listed)
decorators = {"twice": lambda f: lambda x: f(f(x))}
@decorators["twice"]
def add3(x):
    return x + 3
print(add3(1))
@str
@len
@list
@"abc".__class__.upper
@(lambda f: f.__name__)
def named():
    pass
print(repr(named))

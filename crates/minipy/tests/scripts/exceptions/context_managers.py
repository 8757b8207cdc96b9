class Suppress:
    def __init__(self, *t):
        self.t = t
    def __enter__(self):
        return self
    def __exit__(self, t, v, tb):
        return t is not None and issubclass(t, self.t)
class Log:
    def __init__(self):
        self.l = []
    def __enter__(self):
        self.l.append("in")
        return self.l.append
    def __exit__(self, *a):
        self.l.append("out" if a[0] is None else a[0].__name__)
log = Log()
for bad in (None, KeyError, ValueError):
    with Suppress(KeyError, ValueError):
        with log as w:
            w("body")
            if bad:
                raise bad
print(log.l)
def f():
    with log as w:
        for i in range(3):
            with Suppress(ZeroDivisionError):
                if i == 2:
                    return 1 / (i - 2)
                w(i)
    return "end"
print(f(), log.l[-5:])

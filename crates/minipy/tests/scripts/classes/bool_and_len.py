# Truth: __bool__ before __len__, errors of both, in every place that asks for truth.
log = []
class T:
    def __init__(self, v):
        self.v = v
    def __bool__(self):
        log.append(self.v)
        return self.v
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
class Both:
    def __bool__(self):
        return False
    def __len__(self):
        return 5
class Neither:
    pass
print(bool(T(True)), bool(T(False)), bool(L(0)), bool(L(3)), bool(Both()), bool(Neither()), not L(0), len(Both()))
t, f = T(True), T(False)
del log[:]
print([(t and 1), (f and 1) is f, (t or 1) is t, (f or 1), not t, not f], log)
del log[:]
if f:
    print("no")
elif t:
    print("elif")
while t:
    break
print(1 if f else 2, [x for x in (t, f) if x] == [t], log)
del log[:]
print(all([t, f, t]), any([f, t, f]), list(filter(None, [t, f])) == [t], log)
del log[:]
assert t
try:
    assert f, "message"
except AssertionError as e:
    print(e, log)
for bad in (T(1), T("x"), T(None)):
    try:
        print(bool(bad))
    except TypeError:
        print("TypeError")
for bad in (L(-1), L("a"), L(1.5), L(None)):
    for f in (len, bool):
        try:
            print(f(bad))
        except (TypeError, ValueError):
            print("refused", f.__name__)
class Raises:
    def __bool__(self):
        raise KeyError("truth")
for f in (lambda: not Raises(), lambda: Raises() and 1, lambda: 1 if Raises() else 2, lambda: all([Raises()]), lambda: [1 for _ in "a" if Raises()]):
    try:
        f()
        print("no error")
    except KeyError:
        print("KeyError")

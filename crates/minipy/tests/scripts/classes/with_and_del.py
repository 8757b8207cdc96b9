class CM:
    def __init__(self, n, swallow=False):
        self.n = n
        self.swallow = swallow
    def __enter__(self):
        print("enter", self.n)
        return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t.__name__ if t else None, v)
        return self.swallow
with CM(1) as a, CM(2) as b:
    print(a, b)
with CM(3, True):
    raise ValueError("swallowed")
try:
    with CM(4):
        raise KeyError("k")
except KeyError:
    print("out")
def f():
    with CM(5):
        return "ret"
print(f())
for i in range(3):
    with CM(i):
        if i == 0:
            continue
        break
try:
    with CM(6, True), CM(7):
        raise ZeroDivisionError("in the body")
    print("after")
except ZeroDivisionError:
    print("no")
class BadEnter:
    def __enter__(self):
        raise OSError("enter")
    def __exit__(self, *a):
        print("never")
try:
    with CM(8), BadEnter():
        print("no")
except OSError:
    print("OSError")
class BadExit:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise TypeError("exit")
try:
    with BadExit():
        raise ValueError
except TypeError as e:
    print("TypeError", e)
try:
    with 5:
        pass
except (AttributeError, TypeError):
    print("no protocol")

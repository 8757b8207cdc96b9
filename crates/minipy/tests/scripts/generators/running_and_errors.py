def g():
    yield next(me)
me = g()
try:
    next(me)
except ValueError:
    print("ValueError")
def h():
    yield 1
    raise KeyError("k")
x = h()
print(next(x))
try:
    next(x)
except KeyError:
    print("KeyError")
try:
    next(x)
except StopIteration:
    print("StopIteration")
def stop():
    yield 1
    raise StopIteration
x = stop()
next(x)
try:
    next(x)
except RuntimeError:
    print("RuntimeError")
except StopIteration:
    print("RuntimeError")

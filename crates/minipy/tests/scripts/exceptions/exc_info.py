# sys.exc_info() tells of the exception whose handler runs, and of none afterwards.
import sys
def now():
    info = sys.exc_info()
    return info[0].__name__ if info[0] else None, info[1] and info[1].args
print(sys.exc_info())
def f():
    try:
        raise ValueError("v", 1)
    except ValueError:
        print("in", now())
    print("after", now())
f()
print("caller", now())
def returns():
    try:
        [][0]
    except IndexError:
        return now()[0]
print(returns(), now())
for i in range(3):
    try:
        raise IndexError(i)
    except IndexError as e:
        if i == 0:
            continue
        print("loop", now())
        if i == 1:
            break
print(now())
try:
    try:
        raise KeyError("k")
    finally:
        print("finally", now())
except KeyError:
    print("except", now())
print(now())
def swallows():
    try:
        raise OSError("lost")
    finally:
        return "returned"
print(swallows(), now())
class Quiet:
    def __enter__(self):
        return self
    def __exit__(self, *what):
        print("exit", now())
        return True
with Quiet():
    raise RuntimeError("r")
print(now())
try:
    try:
        raise TypeError("first")
    except TypeError:
        raise LookupError("second")
except LookupError:
    print(now())
print(now())
def g():
    try:
        raise ValueError("in generator")
    except ValueError:
        print(now())
    yield 1
print(list(g()), now())

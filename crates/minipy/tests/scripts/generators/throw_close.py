def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("finally")
x = g()
print(next(x), x.throw(ValueError("v")))
try:
    next(x)
except StopIteration:
    print("stopped")
x = g()
next(x)
x.close()
x.close()
try:
    next(x)
except StopIteration:
    print("closed")
x = g()
x.close()
x = g()
try:
    x.throw(KeyError("k"))
except KeyError:
    print("KeyError before start")
x = g()
next(x)
try:
    x.throw(KeyError)
except KeyError:
    print("KeyError")
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("refuses")
            yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError:
    print("RuntimeError")

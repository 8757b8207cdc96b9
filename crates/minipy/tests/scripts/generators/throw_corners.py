# throw: at each place, classes and instances, caught and yielding, from finally, into finished and fresh generators.
def g():
    try:
        yield "one"
    except KeyError as e:
        yield "caught %r" % (e.args,)
    except (OSError, ValueError):
        yield "group"
    else:
        yield "else"
    finally:
        print("finally")
    yield "after"
for thrown in (KeyError("k"), KeyError, ValueError("v"), OSError(5), TypeError("t"), None):
    x = g()
    first = next(x)
    try:
        second = next(x) if thrown is None else x.throw(thrown)
        print(first, second, next(x), next(x, "end"))
    except TypeError as e:
        print("escaped", e, next(x, "finished"))
fresh = g()
try:
    fresh.throw(ValueError("not begun"))
except ValueError as e:
    print(e, list(fresh))
done = g()
list(done)
try:
    done.throw(ValueError("finished"))
except ValueError as e:
    print(e)
def loop():
    n = 0
    while True:
        try:
            yield n
            n += 1
        except ValueError:
            n += 100
l = loop()
print(next(l), next(l), l.throw(ValueError), next(l), l.throw(ValueError("x")), l.send(None))
def translate():
    try:
        yield
    except KeyError as e:
        raise ValueError("translated") from e
t = translate()
next(t)
try:
    t.throw(KeyError("orig"))
except ValueError as e:
    print(e, repr(e.__cause__))
def returning():
    try:
        yield 1
    except ValueError:
        return "returned value"
r = returning()
next(r)
try:
    r.throw(ValueError)
except StopIteration as e:
    print(e.value)
def in_handler():
    try:
        raise KeyError("inner")
    except KeyError:
        yield "in handler"
        print("still handling")
h = in_handler()
next(h)
try:
    h.throw(OSError("other"))
except OSError as e:
    print("OSError", e)
def reraises():
    while True:
        try:
            yield
        except Exception as e:
            print("saw", type(e).__name__)
            raise
r = reraises()
next(r)
try:
    r.throw(IndexError)
except IndexError:
    print("IndexError", next(r, "over"))
for bad in (5, "text", int, None, object()):
    x = loop()
    next(x)
    try:
        x.throw(bad)
    except TypeError:
        print("TypeError")
def stop_inside():
    yield 1
    raise StopIteration("converted")
try:
    list(stop_inside())
    print("ended quietly")
except RuntimeError:
    print("RuntimeError")

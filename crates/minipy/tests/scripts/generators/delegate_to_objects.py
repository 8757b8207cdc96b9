# yield from and await pass throw and close on to objects that are no generators.
class Plain:
    def __iter__(self):
        return self
    def __next__(self):
        return "next"

class Full(Plain):
    def throw(self, *what):
        print("throw", what)
        if what[0] is KeyError:
            raise StopIteration("from throw")
        if what[0] is IndexError:
            raise LookupError("other")
        return "thrown"
    def close(self):
        print("close")

class Loud(Plain):
    def close(self):
        raise ValueError("in close")

class Hidden(Plain):
    def __getattr__(self, name):
        print("looks for", name)
        if name == "throw":
            return lambda what: "by getattr"
        raise AttributeError(name)

def over(it):
    try:
        result = yield from it
        print("result", result)
        yield "after"
    except BaseException as e:
        print("caught", type(e).__name__, e.args)
        raise
    finally:
        print("finally")

def outer(it):
    yield from over(it)

for make in over, outer:
    g = make(Full())
    print(next(g), g.throw(ZeroDivisionError), next(g))
    print(g.throw(ValueError("made")))
    print(g.throw(123), g.throw("text"))
    print(g.throw(KeyError))
    g.close()
    g = make(Full())
    next(g)
    try:
        g.throw(IndexError)
    except LookupError as e:
        print("out", type(e).__name__, e)
    g = make(Full())
    next(g)
    print(g.close())
    g = make(Full())
    next(g)
    try:
        g.throw(GeneratorExit)
    except GeneratorExit:
        print("exit")
    g = make(Loud())
    next(g)
    try:
        g.close()
    except ValueError as e:
        print("out", e)
    g = make(Plain())
    next(g)
    try:
        g.throw(OSError("plain"))
    except OSError as e:
        print("out", e)
    g = make(Hidden())
    next(g)
    print(g.throw(ValueError("x")))
    g.close()

g = over(Plain())
next(g)
try:
    g.throw(5)
except TypeError as e:
    print("TypeError")
g.close()

# A generator that is closed ends its delegates first, one after the other.
def leaf(how):
    try:
        yield 1
    except GeneratorExit:
        print("leaf")
        if how == "return":
            return 2
        if how == "yield":
            yield 3
        if how == "other":
            raise KeyError("k")
        raise
def middle(how):
    try:
        print("value", (yield from leaf(how)))
    except GeneratorExit:
        print("middle")
        raise
    except RuntimeError as e:
        print("middle", e)
        raise
def top(how):
    try:
        yield from middle(how)
    except GeneratorExit:
        print("top")
        raise
    print("top goes on")
for how in "return", "yield", "other", "raise":
    g = top(how)
    print(how, next(g))
    try:
        g.close()
    except (RuntimeError, KeyError) as e:
        print("out", type(e).__name__)
    g = top(how)
    next(g)
    try:
        print(g.throw(GeneratorExit("given")))
    except BaseException as e:
        print("out", type(e).__name__, e.args if type(e) is GeneratorExit else "")
    print(next(g, "ended"))

# While it is closed, a generator may still delegate.
def cleanup():
    yield "cleaning"
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield from cleanup()
def parent():
    try:
        yield from stubborn()
    except RuntimeError as e:
        print("parent", e)
        yield "parent goes on"
g = parent()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
g = parent()
next(g)
print(g.throw(GeneratorExit))

# Coroutines: an awaitable whose iterator handles what is thrown.
class Future:
    def __await__(self):
        return Full()
async def wait():
    return await Future()
c = wait()
print(c.send(None), c.throw(OSError))
try:
    c.throw(KeyError)
except StopIteration as e:
    print("done", e.value)

# A generator that is running can neither be closed, thrown into nor resumed, its first time included.
def attempt(what):
    try:
        what()
        print("no error")
    except ValueError as e:
        print(type(e).__name__)


def g():
    for _ in range(2):
        attempt(lambda: me.close())
        attempt(lambda: me.throw(KeyError))
        attempt(lambda: me.send(None))
        attempt(lambda: next(me))
        yield 1


me = g()
print(next(me), next(me))
me.close()
attempt(lambda: me.close())


def outer():
    yield from inner()


def inner():
    attempt(lambda: whole.close())
    yield 2


whole = outer()
print(next(whole))

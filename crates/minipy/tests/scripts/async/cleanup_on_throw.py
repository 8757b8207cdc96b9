# Exceptions thrown into suspended coroutines: cleanup order through with, finally and nested awaits; refusing to end.
log = []
class Suspend:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        try:
            return (yield self.tag)
        except BaseException as e:
            log.append("%s saw %s" % (self.tag, type(e).__name__))
            raise
class Res:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append("+" + self.n); return self
    def __exit__(self, kind, *a): log.append("-%s %s" % (self.n, kind and kind.__name__))
class ARes(Res):
    async def __aenter__(self):
        await Suspend("enter " + self.n)
        return self.__enter__()
    async def __aexit__(self, *a):
        self.__exit__(*a)
        await Suspend("exit " + self.n)
async def inner():
    with Res("i"):
        try:
            return await Suspend("inner")
        finally:
            log.append("inner finally")
async def outer():
    with Res("o"):
        try:
            r = await inner()
            return r, await Suspend("second")
        except KeyError as e:
            log.append("handled")
            return await Suspend("after " + str(e.args[0]))
        finally:
            log.append("outer finally")
def drive(coro, *steps):
    del log[:]
    out = []
    try:
        out.append(coro.send(None))
        for s in steps:
            out.append(coro.throw(s) if isinstance(s, BaseException) else coro.send(s))
    except StopIteration as e:
        out.append(("returned", e.value))
    except BaseException as e:
        out.append(("raised", type(e).__name__))
    print(out, log)
drive(outer(), 1, 2)
drive(outer(), KeyError("k"), "recovered")
drive(outer(), ValueError("v"))
drive(outer(), 1, KeyError("late"), "r")
drive(outer(), KeyError("a"), KeyError("b"))
async def managers():
    async with ARes("x") as a, ARes("y"):
        await Suspend("body " + a.n)
    return "done"
drive(managers(), 0, 0, 0, 0, 0)
drive(managers(), 0, ValueError("entering y"), 0)
drive(managers(), 0, 0, ValueError("body"), 0, 0)
drive(managers(), 0, 0, 0, ValueError("exiting y"), 0)
c = outer()
c.send(None)
del log[:]
c.close()
print(log)
async def stubborn():
    for _ in range(2):
        try:
            await Suspend("s")
        except GeneratorExit:
            log.append("refuses")
s = stubborn()
s.send(None)
del log[:]
try:
    s.close()
    print("closed")
except RuntimeError:
    print("RuntimeError", log)

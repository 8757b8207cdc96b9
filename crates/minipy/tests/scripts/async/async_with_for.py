# async with and async for: order of calls, suppression, break, else, errors in each step, nested ones.
log = []
class CM:
    def __init__(self, name, suppress=False, fail=""):
        self.name, self.suppress, self.fail = name, suppress, fail
    async def __aenter__(self):
        log.append("+" + self.name)
        if self.fail == "enter":
            raise OSError("enter " + self.name)
        return self.name * 2
    async def __aexit__(self, kind, value, tb):
        log.append("-%s %s" % (self.name, kind and kind.__name__))
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.suppress
class Range:
    def __init__(self, n, fail_at=None):
        self.n, self.i, self.fail_at = n, 0, fail_at
    def __aiter__(self):
        log.append("aiter")
        return self
    async def __anext__(self):
        if self.i == self.fail_at:
            raise ValueError("at %d" % self.i)
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i
def run(coro):
    del log[:]
    try:
        coro.send(None)
        r = "suspended"
    except StopIteration as e:
        r = e.value
    except Exception as e:
        r = "%s(%s)" % (type(e).__name__, e)
    print(r, log)
async def with_two(body=None, **kw):
    async with CM("a", **kw) as x, CM("b") as y:
        if body:
            raise body
        return x + y
async def loop(n, stop=None, fail_at=None):
    out = []
    async for v in Range(n, fail_at):
        if v == stop:
            break
        if v == 2:
            continue
        out.append(v)
    else:
        out.append("else")
    return out
async def nested():
    out = []
    async for a in Range(2):
        async for b in Range(a):
            async with CM("%d%d" % (a, b)) as name:
                if b == 2:
                    break
                out.append(name)
    return out
async def comprehension():
    return [v async for v in Range(4) if v % 2], {v: w async for v in Range(2) for w in [v * v]}, {v async for v in Range(2)}, [w for v in [1, 2] async for w in Range(v)]
run(with_two())
run(with_two(ValueError("v")))
run(with_two(ValueError("v"), suppress=True))
run(with_two(fail="enter"))
run(with_two(fail="exit"))
run(with_two(KeyError("k"), fail="exit"))
run(loop(4))
run(loop(4, stop=3))
run(loop(0))
run(loop(4, fail_at=1))
run(nested())
run(comprehension())
async def returns_inside():
    async for v in Range(5):
        async with CM("r"):
            if v == 2:
                return v
run(returns_inside())
class NoAsync:
    def __enter__(self): return 1
    def __exit__(self, *a): return True
async def wrong():
    async with NoAsync():
        pass
async def wrong_for():
    async for x in [1, 2]:
        pass
for f in (wrong, wrong_for):
    try:
        f().send(None)
    except (AttributeError, TypeError):
        print("refused")
for src in ("async with x: pass", "async for x in y: pass", "def f():\n async with x: pass", "def f():\n await x", "async def f():\n async with a as b, c: pass", "async x", "async def f():\n yield from x", "async lambda: 0", "class C:\n async def m(self): await self"):
    try:
        compile(src, "s", "exec")
        print("accepted", repr(src))
    except SyntaxError:
        print("SyntaxError", repr(src))

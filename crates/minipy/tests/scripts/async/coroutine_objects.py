# Coroutines as objects: made and not awaited, closed, sent into, finished, in containers, awaited twice, returned.
import asyncio
ran = []
async def f(x):
    ran.append(x)
    return x * 2
c = f(1)
print(ran, hasattr(c, "send"), hasattr(c, "close"), hasattr(c, "throw"))
try:
    c.send(None)
except StopIteration as e:
    print(e.value, ran)
for again in (lambda: c.send(None),):
    try:
        again()
    except (RuntimeError, StopIteration):
        print("finished")
async def returns_coroutine():
    return f(5)
async def double_await():
    return await (await returns_coroutine())
print(asyncio.run(double_await()))
async def from_list():
    cs = [f(i) for i in range(3)]
    return [await c for c in reversed(cs)]
print(asyncio.run(from_list()), ran)
async def kwargs(a, *b, c=3, **d):
    return a, b, c, d
print(asyncio.run(kwargs(1, 2, c=4, e=5)))
for bad in (lambda: kwargs(), lambda: f(), lambda: f(1, 2), lambda: f(y=1)):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError")
class C:
    async def m(self): return "method of " + type(self).__name__
    @classmethod
    async def cm(cls): return "class " + cls.__name__
    @staticmethod
    async def sm(x): return x
    async def __call__(self, x): return ("called", x)
    @property
    def prop(self): return self.m()
    def __getattr__(self, name):
        async def dynamic(*a): return name, a
        return dynamic
async def methods():
    o = C()
    return await o.m(), await C.cm(), await o.sm(5), await o(6), await o.prop, await o.anything(1, 2), await (lambda: f(0))()
print(asyncio.run(methods()))
def deco(fn):
    async def wrapped(*a):
        try:
            return "ok", await fn(*a)
        except Exception as e:
            return "error", type(e).__name__
    return wrapped
@deco
async def risky(n):
    return 10 // n
print(asyncio.run(risky(2)), asyncio.run(risky(0)))
async def closure():
    n = 0
    async def inc():
        nonlocal n
        n += 1
        await asyncio.sleep(0)
        return n
    r = [await inc(), await inc()]
    return r, n
print(asyncio.run(closure()))
async def recursion(n):
    return [] if n == 0 else [n] + await recursion(n - 1)
print(asyncio.run(recursion(5)))
async def gen_inside():
    def g():
        yield 1
        yield 2
    return sum(g()), [x async for x in AIter(g())]
class AIter:
    def __init__(self, it): self.it = iter(it)
    def __aiter__(self): return self
    async def __anext__(self):
        await asyncio.sleep(0)
        for x in self.it:
            return x
        raise StopAsyncIteration
print(asyncio.run(gen_inside()))
async def lambdas():
    fs = [lambda i=i: f(i) for i in (7, 8)]
    return [await g() for g in fs]
print(asyncio.run(lambdas()))
async def early(flag):
    if flag:
        return "early"
    await asyncio.sleep(0)
print(asyncio.run(early(True)), asyncio.run(early(False)))
async def try_else():
    out = []
    for v in (1, 0):
        try:
            r = await f(1 // v)
        except ZeroDivisionError:
            out.append("zero")
        else:
            out.append(await f(r))
        finally:
            out.append(await f("f"))
    return out
print(asyncio.run(try_else()))
print(asyncio.iscoroutine(c) if hasattr(asyncio, "iscoroutine") else True, callable(f), f.__name__)
